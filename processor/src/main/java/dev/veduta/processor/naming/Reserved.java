package dev.veduta.processor.naming;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Names that are taken: by Java (JLS 3.9, 8.10.1), by its library, or by the generated code. */
public final class Reserved {
  /** What no record component may be named. */
  private static final Set<String> ILLEGAL_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

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
      with(ILLEGAL_COMPONENTS, "equals", "identityKey", "parts", "query", "read", "sameValuesAs");

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

          Generated NullMarked Nullable Arrays List Map UUID BigDecimal
          Instant LocalDate LocalDateTime LocalTime OffsetDateTime OffsetTime
          Box Bytes Circle CompositeFields Inet Interval Line LineSegment Numeric Path Point Polygon
          Range SqlEnum SqlType SqlTypes
          ArrayColumn Column ComparableColumn Condition JsonColumn NullableArrayColumn
          NullableColumn NullableComparableColumn NullableJsonColumn NullablePlainColumn
          NullableRangeColumn NullableTextColumn PlainColumn Query RangeColumn TextColumn
          CompositeKey Fact KeylessView Relation RelationInfo RelationKind Row RowReader View
          Columns Key Views InsertOnlyView RowValues Values WritableView
          """);

  private Reserved() {}

  /** Whether no accessor of the user's can have this name: a key's {@code parts} gives way. */
  public static boolean inRecord(String name) {
    return name.equals("VIEW") || (!name.equals("parts") && IN_RECORD.contains(name));
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
