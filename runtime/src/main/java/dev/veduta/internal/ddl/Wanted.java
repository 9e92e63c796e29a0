package dev.veduta.internal.ddl;

import dev.veduta.view.Creation;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view as its record has it. Immutable.
 *
 * @param query its query, without the semicolon
 * @param table the table that is to keep its rows; null where there is to be none
 */
record Wanted(
    RelationName name,
    boolean materialized,
    String query,
    Creation creation,
    @Nullable String comment,
    @Nullable RowTable table) {
  private static final Pattern INDEX_NAME =
      Pattern.compile("CREATE (?:UNIQUE )?INDEX (\"(?:[^\"]|\"\")+\"|[^ ]+) ON .*", Pattern.DOTALL);

  /**
   * The views in the order of their creation.
   *
   * @throws IllegalArgumentException if one cannot be created from its record
   */
  static List<Wanted> of(Collection<? extends Relation<?>> relations) {
    Map<RelationName, Wanted> views = new HashMap<>();
    Map<RelationName, RelationName> tables = new HashMap<>();
    for (Relation<?> relation : relations) {
      Wanted view = of(relation);
      views.merge(view.name, view, Wanted::and);
      if (view.table != null) {
        tables.put(view.table.name(), view.name);
      }
    }
    views.replaceAll((name, view) -> view.readingFor(tables));
    Map<RelationName, Set<RelationName>> reads = new HashMap<>();
    views.forEach((name, view) -> reads.put(name, Set.copyOf(view.creation.reads())));
    return Order.of(reads).stream().map(name -> Objects.requireNonNull(views.get(name))).toList();
  }

  /** What two records say of one view: only one of them need know of a table. */
  private Wanted and(Wanted other) {
    boolean same =
        materialized == other.materialized
            && query.equals(other.query)
            && creation.equals(other.creation)
            && (table == null || other.table == null || table.equals(other.table));
    if (!same) {
      throw new IllegalArgumentException(
          "[ViewTwice] two records of "
              + name
              + " hold different definitions, or keys of its table; generate both from one catalog");
    }
    return table == null ? other : this;
  }

  /** The same that reads, for a table that keeps a view's rows, the view that it is made with. */
  private Wanted readingFor(Map<RelationName, RelationName> tables) {
    List<RelationName> reads =
        creation.reads().stream().map(it -> tables.getOrDefault(it, it)).toList();
    return new Wanted(name, materialized, query, creation.reading(reads), comment, table);
  }

  private static Wanted of(Relation<?> relation) {
    boolean materialized = relation.kind() == RelationKind.MATERIALIZED_VIEW;
    if (!materialized && relation.kind() != RelationKind.VIEW) {
      throw new IllegalArgumentException(
          "[NotAView] " + relation + " is a table; only views are created, replaced and dropped");
    }
    String definition = relation.definition();
    if (definition == null) {
      throw new IllegalArgumentException(
          "[NoDefinition] the record of "
              + relation
              + " does not hold its definition; run mvn veduta:reflect and compile again");
    }
    return new Wanted(
        RelationName.of(relation),
        materialized,
        definition.strip().replaceFirst(";$", ""),
        relation.creation(),
        relation.comment(),
        RowTable.of(relation).orElse(null));
  }

  /** {@code view}, or {@code materialized view}. */
  String word() {
    return materialized ? "materialized view" : "view";
  }

  /** What begins the statement that creates it. */
  String header(boolean orReplace) {
    return header(orReplace, name.quoted());
  }

  /** The same for another name, quoted and qualified. */
  String header(boolean orReplace, String quoted) {
    String options =
        creation.options().stream().map(ViewOption::sql).collect(Collectors.joining(", "));
    return "create "
        + (orReplace ? "or replace " : "")
        + word()
        + " "
        + quoted
        + (options.isEmpty() ? "" : " with (" + options + ")")
        + " as";
  }

  /** Whether rows are to be written for it. */
  boolean keepsRows() {
    return materialized || table != null;
  }

  /** What writes them for the first time. */
  List<String> filling() {
    return table == null
        ? List.of("refresh materialized view " + name.quoted())
        : List.of(table.filling(), "analyze " + table.name().quoted());
  }

  /** What is created after it: indexes, and its comment. */
  List<String> after() {
    return Stream.concat(creation.indexes().stream(), Stream.ofNullable(commenting())).toList();
  }

  /** The names of its indexes, as {@code quote_ident} writes them. */
  List<String> indexNames() {
    return creation.indexes().stream().map(Wanted::indexName).toList();
  }

  private static String indexName(String statement) {
    Matcher matcher = INDEX_NAME.matcher(statement);
    return matcher.matches() ? matcher.group(1) : statement;
  }

  private @Nullable String commenting() {
    return comment == null
        ? null
        : "comment on " + word() + " " + name.quoted() + " is " + literal(comment);
  }

  /** With C-style escapes, which mean the same whatever the server's settings are. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** For messages: its name. */
  @Override
  public String toString() {
    return name.toString();
  }
}
