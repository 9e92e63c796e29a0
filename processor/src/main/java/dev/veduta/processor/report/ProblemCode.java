package dev.veduta.processor.report;

import javax.tools.Diagnostic.Kind;

/**
 * All that can be wrong with a declaration: a stable id, the text, and what to do next. Ids are
 * never reused; texts may be improved.
 */
public enum ProblemCode {
  CATALOG_MISSING(
      "CatalogMissing",
      "there is no catalog at %s",
      "Run veduta:reflect, or name its directory with -Aveduta.catalog."),
  CATALOG_UNREADABLE(
      "CatalogUnreadable",
      "%s:%d: %s",
      "Restore the file from version control, or write it anew with veduta:reflect."),
  CATALOG_INCONSISTENT(
      "CatalogInconsistent",
      "the catalog files that package %s uses disagree about the type %s",
      "Write them anew with veduta:reflect."),

  NOT_AN_INTERFACE(
      "NotAnInterface",
      "@View stands on %s, which is no interface",
      "Make it an interface with an accessor for each column."),
  GENERIC_DECLARATION(
      "GenericDeclaration",
      "%s has type parameters, and a record of one view has none",
      "Remove them."),
  CLOSED_INTERFACE(
      "ClosedInterface",
      "%s cannot be implemented by a record beside it",
      "Make it, and the types around it, neither private nor sealed."),
  BAD_VIEW_NAME(
      "BadViewName",
      "\"%s\" is not of the form schema.name",
      "Double-quote a part that holds a dot, as in \\\"my.schema\\\".name."),
  EMPTY_DECLARATION("EmptyDeclaration", "%s names nothing", "Name something, or remove it."),
  KEY_WITHOUT_VIEW(
      "KeyWithoutView", "@Key on %s does nothing, for it has no @View", "Add @View, or remove it."),

  MATERIALIZED_WITHOUT_VIEW(
      "MaterializedWithoutView",
      "@Materialized on %s does nothing, for it has no @View",
      "Add @View, or remove it."),
  MISPLACED_INFO("MisplacedInfo", "@Info on %s does nothing, for %s", "Remove it."),
  REPEATED_INFO("RepeatedInfo", "@Info on %s tells \"%s\" twice", "Tell it once."),
  UNKNOWN_SCHEMA(
      "UnknownSchema",
      "the catalog has no schema \"%s\"",
      "If it is new, add it to the plugin's <views> and run veduta:reflect."),
  UNKNOWN_VIEW(
      "UnknownView",
      "the catalog has no view %s",
      "If it is new, add it to the plugin's <views> and run veduta:reflect."),
  NO_VIEW_MATCHES(
      "NoViewMatches",
      "no view of schema %s in the catalog matches \"%s\"",
      "If it is new, add it to the plugin's <views> and run veduta:reflect."),
  NO_COLUMN_MATCHES(
      "NoColumnMatches",
      "no column of the views that are asked for matches \"%s\"",
      "Correct it, or leave it out. If a view changed, run veduta:reflect."),
  NO_TYPE_MATCHES(
      "NoTypeMatches",
      "no column of any view in the catalog is of the type \"%s\"",
      "Name it as pg_type does, such as shop.amount, or int4 for integer, or leave it out. If a view"
          + " changed, run veduta:reflect."),
  STRIPS_NOTHING(
      "StripsNothing",
      Kind.WARNING,
      "no %s that is asked for %s \"%s\", which Java names are to leave off",
      "Correct it, or leave it out. If a view changed, run veduta:reflect."),
  NO_COLUMN_LEFT(
      "NoColumnLeft",
      "the columns asked for leave none of %s",
      "Exclude the view, or ask for one of its columns."),
  UNKNOWN_COLUMN(
      "UnknownColumn", "%s has no column \"%s\"", "If the view changed, run veduta:reflect."),

  UNKNOWN_EXPRESSION(
      "UnknownExpression",
      "the catalog does not know the expression \"%2$s\" of %1$s",
      "Run veduta:reflect, which asks the server about it, and commit what changes in the catalog."),
  COLUMN_AND_EXPRESSION(
      "ColumnAndExpression",
      "%s has @Column and @Expression, and reads one of them",
      "Remove the other."),
  DIFFERENT_COLUMNS(
      "DifferentColumns",
      "%s has column \"%s\" of type %s and column \"%s\" of type %s, which cannot be read as one",
      "Give each an accessor of its own, or cast one in the view and run veduta:reflect."),
  ACCESSOR_WITH_PARAMETERS(
      "AccessorWithParameters",
      "%s has parameters, and an accessor of a column has none",
      "Remove them, or make it a default method."),
  GENERIC_ACCESSOR(
      "GenericAccessor",
      "%s has type parameters, and an accessor of a column has none",
      "Remove them, or make it a default method."),
  WRONG_TYPE(
      "WrongType",
      "%s, %s of type %s, cannot be read as %s; what fits is %s",
      "Change the accessor's type. If the view changed, run veduta:reflect."),
  NULLABLE_COLUMN(
      "NullableColumn",
      "not-null accessor on a nullable column, the catalog says nullable: %s, column \"%s\"",
      "Return %s; if it is never null, say so in the view's comment with"
          + " @notNull and run veduta:reflect."),
  NULLABLE_EXPRESSION(
      "NullableExpression",
      "not-null accessor on an expression that may be null, says the catalog: %s, \"%s\"",
      "Return %s, or give it a value for null with coalesce and run veduta:reflect."),
  DISPROVED_NOT_NULL(
      "DisprovedNotNull",
      "not-null accessor on column \"%2$s\" of %1$s, which the view's definition gives nulls: %3$s",
      "Return %4$s, or correct the view and run veduta:reflect."),
  NULLABLE_ELEMENTS(
      "NullableElements",
      "%s, %s of type %s, can hold nulls inside, and the accessor's type says that it"
          + " does not",
      "Return %s."),
  UNKNOWN_TYPE(
      "UnknownType",
      Kind.WARNING,
      "%s, column \"%s\": the type %s is not known to Veduta and is read as its text",
      "An accessor that returns String says that this is meant."),

  NOT_A_CONVERTER(
      "NotAConverter",
      "%s is neither an enum nor a Converter<S, T> of two classes",
      "Have it implement dev.veduta.type.Converter, S being what the column is read as."),
  CONVERTER_NOT_CREATABLE(
      "ConverterNotCreatable",
      "generated code cannot make a %s",
      "Let it be a public class without type parameters that has a public constructor without"
          + " parameters, or a public static field INSTANCE of its own type."),
  CONVERTED_TWICE(
      "ConvertedTwice", "%s has more than one of @Convert and @Json", "Leave one of them."),
  JACKSON_MISSING(
      "JacksonMissing",
      "@Json needs Jackson, and neither 3 nor 2 is on the class path",
      "Add tools.jackson.core:jackson-databind or com.fasterxml.jackson.core:jackson-databind."),
  CONVERTER_MISFIT(
      "ConverterMisfit",
      "%s, column \"%s\" of type %s: %s converts %s, and the column is read as %s",
      "Choose another converter. If the view changed, run veduta:reflect."),
  JSON_MISFIT(
      "JsonMisfit",
      "%s, column \"%s\" of type %s: @Json reads columns of type json and jsonb",
      "Name a Converter of your own with @Convert, which can read any type, or cast the column in"
          + " the view and run veduta:reflect."),
  OTHER_CONVERTED_TYPE(
      "OtherConvertedType",
      "%s, column \"%s\" is converted to %s, and the accessor returns %s",
      "Change the accessor's type, or choose another converter."),
  AMBIGUOUS_CONVERTER(
      "AmbiguousConverter",
      "%s, column \"%s\" could be converted by %s of the package",
      "Say which by @Convert on an accessor, or leave one."),
  REPEATED_LABEL(
      "RepeatedLabel",
      "%s and %s of %s stand for one label, \"%s\"",
      "Give one another with @Label."),
  LABEL_WITHOUT_CONSTANT(
      "LabelWithoutConstant",
      "%s, column \"%s\": the label \"%s\" of %s is that of no constant of %s",
      "Add one, or say with @Label which it is."),
  OTHER_LABELS(
      "OtherLabels",
      "%s, column \"%s\": %s stands for %s, and none of these is a label of %s, which has %s",
      "Return an enum for that type, or say the labels with @Label; if the type changed, run"
          + " veduta:reflect."),
  CONSTANT_WITHOUT_LABEL(
      "ConstantWithoutLabel",
      "%s, column \"%s\": %s stands for the label \"%s\", which %s does not have",
      "Say its label with @Label, or remove it; if the type changed, run veduta:reflect."),

  UNKNOWN_KEY_COLUMN(
      "UnknownKeyColumn", "%s has no column \"%s\"", "If the view changed, run veduta:reflect."),
  REPEATED_KEY_COLUMN(
      "RepeatedKeyColumn", "the key of %s names column \"%s\" twice", "Name it once."),
  KEY_NOT_MAPPED(
      "KeyNotMapped",
      "no accessor selects column \"%2$s\" of %1$s, and the key needs it",
      "Add one."),
  NULLABLE_KEY_COLUMN(
      "NullableKeyColumn",
      "column \"%2$s\" of %1$s can be null, and the catalog knows no key of these columns",
      "Choose another key; if it is never null, say so in the view's comment with @notNull, run"
          + " veduta:reflect, and drop @Nullable from its accessor."),
  DISPROVED_KEY(
      "DisprovedKey",
      "(%2$s) cannot identify the rows of %1$s, which %3$s there: %4$s",
      "Choose other columns, or correct the view and run veduta:reflect; a view of one row at most"
          + " can say so with LIMIT 1."),
  UNUSABLE_KEY_COLUMN(
      "UnusableKeyColumn",
      "column \"%2$s\" of %1$s cannot be in a key: %3$s",
      "Choose another key."),

  NOT_A_PLAIN_VIEW(
      "NotAPlainView",
      "%s is a %s, and a table can keep the rows of a plain view alone",
      "Leave that out, or make it a plain view and run veduta:reflect."),
  TABLE_WITHOUT_KEY(
      "TableWithoutKey",
      "the record of %s has no identity key, and the table that is to keep its rows needs one",
      "Assert it with @Key, or with @key in the view's comment, or select its columns."),
  NULLABLE_TABLE_KEY(
      "NullableTableKey",
      "the identity key (%2$s) of %1$s can be null, and the primary key of the table that is to"
          + " keep its rows cannot",
      "Choose another key; if it is never null, say so in the view's comment with @notNull and run"
          + " veduta:reflect."),
  TABLE_NAME_TOO_LONG(
      "TableNameTooLong",
      "the table that is to keep the rows of %s would be named %s, longer than PostgreSQL's 63"
          + " bytes",
      "Rename the view."),
  DEFERRED_TYPE(
      "DeferredType",
      "@Deferred stands on %s, which returns %s",
      "Return Lazy of that, or leave @Deferred out."),
  RELATED_TYPE(
      "RelatedType",
      "@Related stands on %s, which returns %s",
      "Return Lazy<Optional<T>> for at most one row, or Lazy<List<T>>, T being a record or the"
          + " @View interface that shapes it."),
  DEFERRED_CHECK(
      "DeferredCheck",
      "%s is deferred, and read from columns of %s that are not known to be equal, which would be"
          + " compared in each row",
      "Name one column, or do not defer it."),
  LAZY_WITHOUT_KEY(
      "LazyWithoutKey",
      "%s is loaded by the key of its row, and the record of %s has none",
      "Assert one with @Key, or select the columns of one that the catalog knows; those of a key"
          + " cannot be deferred."),
  RELATED_UNKNOWN(
      "RelatedUnknown",
      "%s leads to %s, and that is no record that is generated here, nor an interface that shapes"
          + " one",
      "Declare it with @View, or name a record of this compilation."),
  RELATED_UNNAMED(
      "RelatedUnnamed",
      "%s names no columns, and neither has %s columns named like the key of %s, nor the other way"
          + " round",
      "Name them: @Related(columns = ...) are the columns here, to = ... those there."),
  RELATED_BY_CHANCE(
      "RelatedByChance",
      "%s names no columns, and columns (%s) of %s and %s are named alike, but the catalog does not"
          + " show that they are the key of one thing",
      "Name the columns here with @Related(columns = ...), or those there with to = ...; both where"
          + " this is what you mean."),
  RELATED_COUNT(
      "RelatedCount",
      "%s leads from (%s) to (%s), and these are not as many columns",
      "Name one column there for each here."),
  RELATED_WITHOUT_KEY(
      "RelatedWithoutKey",
      "%s leads from (%s) of %s to (%s) of %s, and neither holds a key",
      "Choose other columns, or assert the key of one of them with @Key, or with @key in the view's"
          + " comment."),
  RELATED_NOT_MAPPED(
      "RelatedNotMapped",
      "%s needs column \"%s\" of %s, and no accessor there reads it with the row",
      "Add one."),
  RELATED_TYPES(
      "RelatedTypes",
      "%s compares columns of different types: \"%s\" of %s is of type %s, read as %s; \"%s\" of %s"
          + " is of type %s, read as %s",
      "Choose columns of one type, or cast one in its view and run veduta:reflect."),
  RELATED_CASELESS(
      "RelatedCaseless",
      "%s compares column \"%s\" of %s by type %s, and which letters differ only in case, the"
          + " server's locale tells and Java cannot",
      "Have each view compare a text, such as lower(%2$s::text), in a column of its own, or choose"
          + " other columns."),
  RELATED_NOT_ONE(
      "RelatedNotOne",
      "%s leads to one row, and no key of %s is known among (%s)",
      "Return Lazy<List<%4$s>>, or assert that key with @Key, or with @key in the view's comment."),
  RELATED_ORDER(
      "RelatedOrder",
      "%s cannot be in the order of \"%s\": %s",
      "Leave it out, or choose another."),
  RELATED_WITHOUT_ORDER(
      "RelatedWithoutOrder",
      "the list of %s has no order, for the record of %s has no key",
      "Give it one with @Related(orderBy = ...), or give the record a key."),

  NAME_COLLISION(
      "NameCollision",
      "%s and %s both become %s in Java",
      "Leave one out with exclude or excludeColumns, have names strip less, rename one in the"
          + " database, or declare an @View interface with names of your own."),
  STRATEGY_UNUSABLE(
      "NamingStrategyUnusable",
      "the naming strategy cannot be had: %s",
      "Let META-INF/services/dev.veduta.naming.NamingStrategy name one public class that can be"
          + " made without arguments."),
  STRATEGY_FAILED(
      "NamingStrategyFailed",
      "the naming strategy %s failed to name %s: %s",
      "Correct it; what it has no name for, it can leave as usual."),
  STRATEGY_NAME(
      "NamingStrategyName",
      "the naming strategy %s names %s \"%s\", which it cannot be",
      "Let it answer a name of ASCII letters, digits and underscores that neither Java nor the"
          + " record needs for itself: a record's begins with a capital and is not all capitals, a"
          + " component's with a small letter or an underscore."),
  RESERVED_NAME(
      "ReservedName",
      "%s cannot be the name of %s: the record needs it for itself",
      "Rename it, and name the column with @Column."),
  TOO_MANY_COMPONENTS(
      "TooManyComponents",
      "%s has %d columns that take %d parameter slots, and a record has at most %d (a long or"
          + " double takes two)",
      "Declare an @View interface with the accessors you need; the first %d columns, up to"
          + " \"%s\", would fit."),
  CANNOT_WRITE(
      "CannotWrite",
      "%s cannot be written: %s",
      "Look for another processor, or a source directory, that has a class of this name.");

  private final String id;
  private final Kind kind;
  private final String text;
  private final String hint;

  ProblemCode(String id, String text, String hint) {
    this(id, Kind.ERROR, text, hint);
  }

  ProblemCode(String id, Kind kind, String text, String hint) {
    this.id = id;
    this.kind = kind;
    this.text = text;
    this.hint = hint;
  }

  /** The stable id that messages carry in brackets. */
  public String id() {
    return id;
  }

  /** Error or warning. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong, a {@link java.util.Formatter} text. */
  String text() {
    return text;
  }

  /** What to do next, a {@link java.util.Formatter} text over what {@link #text} leaves. */
  String hint() {
    return hint;
  }
}
