package dev.veduta.processor.naming;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that are taken: by Java (JLS 3.9, 8.10.1), by its library, or by the generated code. */
public final class Reserved {
  /** What no record component may be named. */
  private static final Set<String> ILLEGAL_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** With a small letter, as a column's constant would hide a class of its name (JLS 6.4.2). */
  private static final Pattern RECORD = Pattern.compile("[A-Z][A-Z0-9_]*[a-z][A-Za-z0-9_]*");

  /** None that hides a class. */
  private static final Pattern COMPONENT = Pattern.compile("[a-z_][A-Za-z0-9_]*");

  private static final Set<String> KEYWORDS =
      words(
          """
          abstract assert boolean break byte case catch char class const continue default do double
          else enum extends final finally float for goto if implements import instanceof int
          interface long native new package private protected public return short static strictfp
          super switch synchronized this throw throws transient try void volatile while _ true false
          null permits record sealed var yield
          """);

  /** A view's record has methods of these names. */
  static final Set<String> IN_RECORD =
      with(
          ILLEGAL_COMPONENTS,
          "equals",
          "identityKey",
          "identityView",
          "parts",
          "query",
          "read",
          "sameValuesAs");

  /** A composite type's record has methods of these names. */
  static final Set<String> IN_COMPOSITE = with(ILLEGAL_COMPONENTS, "equals", "read", "values");

  /**
   * Classes a file without imports would otherwise take for others: those of {@code java.lang} as
   * of Java 25, and all that generated files import or nest.
   */
  static final Set<String> CLASSES =
      words(
          """
          AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException
          ArrayStoreException AssertionError AutoCloseable Boolean BootstrapMethodError Byte
          CharSequence Character Class ClassCastException ClassCircularityError ClassFormatError
          ClassLoader ClassNotFoundException ClassValue CloneNotSupportedException Cloneable
          Comparable Compiler Deprecated Double Enum EnumConstantNotPresentException Error Exception
          ExceptionInInitializerError Float FunctionalInterface IO IllegalAccessError
          IllegalAccessException IllegalArgumentException IllegalCallerException
          IllegalMonitorStateException IllegalStateException IllegalThreadStateException
          IncompatibleClassChangeError IndexOutOfBoundsException InheritableThreadLocal
          InstantiationError InstantiationException Integer InternalError InterruptedException
          Iterable LayerInstantiationException LinkageError Long MatchException Math Module
          ModuleLayer NegativeArraySizeException NoClassDefFoundError NoSuchFieldError
          NoSuchFieldException NoSuchMethodError NoSuchMethodException NullPointerException Number
          NumberFormatException Object OutOfMemoryError Override Package Process ProcessBuilder
          ProcessHandle Readable Record ReflectiveOperationException Runnable Runtime
          RuntimeException RuntimePermission SafeVarargs ScopedValue SecurityException
          SecurityManager Short StableValue StackOverflowError StackTraceElement StackWalker
          StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException
          SuppressWarnings System Thread ThreadDeath ThreadGroup ThreadLocal Throwable
          TypeNotPresentException UnknownError UnsatisfiedLinkError UnsupportedClassVersionError
          UnsupportedOperationException VerifyError VirtualMachineError Void WrongThreadException

          Generated NullMarked Nullable Arrays List Map Optional UUID BigDecimal
          Instant LocalDate LocalDateTime LocalTime OffsetDateTime OffsetTime
          Box Bytes Circle CompositeFields Inet Interval Line LineSegment Numeric Path Point Polygon
          Range SqlEnum SqlType SqlTypes
          ArrayColumn Column ComparableColumn Condition Deferred JsonColumn NullableArrayColumn
          NullableColumn NullableComparableColumn NullableJsonColumn NullablePlainColumn
          NullableRangeColumn NullableTextColumn PlainColumn Query RangeColumn Relationship
          TextColumn Lazy
          CompositeKey Fact KeylessView Relation RelationInfo RelationKind Row RowReader View
          Columns Key Views InsertOnlyView RowValues Values WritableView
          """);

  private Reserved() {}

  /** Whether no accessor of the user's can have this name: a key's {@code parts} gives way. */
  public static boolean inRecord(String name) {
    return name.equals("VIEW") || (!name.equals("parts") && IN_RECORD.contains(name));
  }

  /** Whether a record can have this name. */
  public static boolean isRecordName(String name) {
    return RECORD.matcher(name).matches() && !CLASSES.contains(name);
  }

  /** Whether a component of a view's record can have this name. */
  public static boolean isComponentName(String name) {
    return COMPONENT.matcher(name).matches() && !inRecord(name) && !isKeyword(name);
  }

  /** Whether the word is a keyword, a literal or a restricted identifier. */
  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new TreeSet<>(names);
    Stream.of(more).forEach(all::add);
    return Set.copyOf(all);
  }
}
