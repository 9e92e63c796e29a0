package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knew of a relation when its record was generated.
 *
 * @param kind what it is
 * @param schema its schema, as in the database
 * @param name its name, as in the database
 * @param comment its comment, or null where it has none
 * @param definition its query, as {@code pg_get_viewdef} wrote it (for people: the text differs
 *     between server versions); null for tables
 * @param facts what the record's key and its never-null columns rest on in the database; none for
 *     what follows from the definition alone, or was asserted
 * @param kept whether some of that holds of rows that a materialized view below it kept, as of its
 *     last refresh
 * @param creation what else it takes to create it; for tables, their indexes alone
 * @param table the table beside it, in its schema, that keeps its rows, and from which they are
 *     read; null where there is none
 * @param description what it knew of the record's columns and key
 */
public record RelationInfo(
    RelationKind kind,
    String schema,
    String name,
    @Nullable String comment,
    @Nullable String definition,
    List<Fact> facts,
    boolean kept,
    Creation creation,
    @Nullable String table,
    Description description) {
  public RelationInfo {
    requireNonNull(kind, "kind");
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
    requireNonNull(creation, "creation");
    facts = List.copyOf(facts);
  }

  /** A relation with no comment and no definition, that rests on nothing. */
  public static RelationInfo of(RelationKind kind, String schema, String name) {
    return new RelationInfo(
        kind, schema, name, null, null, List.of(), false, Creation.NONE, null, Description.NONE);
  }

  /** The same with a comment. */
  public RelationInfo commented(String text) {
    return new RelationInfo(
        kind, schema, name, text, definition, facts, kept, creation, table, description);
  }

  /** The same with the query that defines it. */
  public RelationInfo definedAs(String query) {
    return new RelationInfo(
        kind, schema, name, comment, query, facts, kept, creation, table, description);
  }

  /** The same, its record's claims resting on these. */
  public RelationInfo restingOn(Fact... those) {
    return new RelationInfo(
        kind,
        schema,
        name,
        comment,
        definition,
        List.of(those),
        kept,
        creation,
        table,
        description);
  }

  /** The same, some of its record's claims holding as of a refresh of what it reads. */
  public RelationInfo asOfRefresh() {
    return new RelationInfo(
        kind, schema, name, comment, definition, facts, true, creation, table, description);
  }

  /** The same with these options. */
  public RelationInfo with(ViewOption... options) {
    return creation(creation.with(List.of(options)));
  }

  /** The same, its query naming these relations. */
  public RelationInfo reading(RelationName... relations) {
    return creation(creation.reading(List.of(relations)));
  }

  /** The same with the indexes that these statements create. */
  public RelationInfo indexedBy(String... statements) {
    return creation(creation.indexedBy(List.of(statements)));
  }

  /** The same, its definition being for these servers only: {@code 15}, {@code citus}. */
  public RelationInfo onlyOn(String servers) {
    return creation(creation.onlyOn(Variant.of(servers)));
  }

  /** The same, the relation being defined as that one on these servers: {@code 15}. */
  public RelationInfo on(String servers, RelationInfo there) {
    return creation(creation.on(Variant.of(servers), there.onlyOn(servers)));
  }

  /** What it is on a server, its record's claims staying; null if it is nothing there. */
  @Nullable RelationInfo on(ServerKind server) {
    return Stream.concat(Stream.of(this), creation.elsewhere().values().stream())
        .filter(it -> it.creation.server().fits(server))
        .max(Comparator.comparing(it -> it.creation.server()))
        .map(
            it ->
                new RelationInfo(
                    it.kind,
                    schema,
                    name,
                    it.comment,
                    it.definition,
                    facts,
                    kept,
                    it.creation,
                    table,
                    description))
        .orElse(null);
  }

  /** The same, its rows being kept in this table beside it. */
  public RelationInfo keptIn(String tableName) {
    return new RelationInfo(
        kind, schema, name, comment, definition, facts, kept, creation, tableName, description);
  }

  private RelationInfo creation(Creation other) {
    return new RelationInfo(
        kind, schema, name, comment, definition, facts, kept, other, table, description);
  }

  /** The same, the mapped columns being of these types, as PostgreSQL writes them, in order. */
  public RelationInfo typed(String... sqlTypes) {
    return described(description.typed(List.of(sqlTypes)));
  }

  /** The same, a column that is not read with its row being of this type. */
  public RelationInfo typedLater(String column, String sqlType) {
    return described(description.of(column, it -> it.typed(sqlType)));
  }

  /** The same, its record's key being proven. */
  public RelationInfo keyed(String because) {
    return keyed(Claim.Grade.PROVEN, because);
  }

  /** The same, its record's key being proven of the rows kept at the last refresh. */
  public RelationInfo keyedAtRefresh(String because) {
    return keyed(Claim.Grade.PROVEN_AT_REFRESH, because);
  }

  /** The same, its record's key being asserted. */
  public RelationInfo keyedAsAsserted(String because) {
    return keyed(Claim.Grade.ASSERTED, because);
  }

  private RelationInfo keyed(Claim.Grade grade, String because) {
    return described(description.keyed(new Claim(grade, because)));
  }

  /** The same, a column being proven never to be null. */
  public RelationInfo neverNull(String column, String because) {
    return nullness(column, Claim.Grade.PROVEN, because);
  }

  /** The same, a column being proven never to be null in the rows kept at the last refresh. */
  public RelationInfo neverNullAtRefresh(String column, String because) {
    return nullness(column, Claim.Grade.PROVEN_AT_REFRESH, because);
  }

  /** The same, a column being asserted never to be null. */
  public RelationInfo neverNullAsAsserted(String column, String because) {
    return nullness(column, Claim.Grade.ASSERTED, because);
  }

  /** The same, a column being null in some row. */
  public RelationInfo sometimesNull(String column, String because) {
    return nullness(column, Claim.Grade.NONE, because);
  }

  private RelationInfo nullness(String column, Claim.Grade grade, String because) {
    return described(description.of(column, it -> it.neverNull(new Claim(grade, because))));
  }

  /** The same with a comment on a column. */
  public RelationInfo commented(String column, String text) {
    return described(description.of(column, it -> it.commented(text)));
  }

  /** The same with something told of it. */
  public RelationInfo noted(String key, String value) {
    return described(description.noted(key, value));
  }

  /** The same with something told of a column. */
  public RelationInfo noted(String column, String key, String value) {
    return described(description.of(column, it -> it.noted(key, value)));
  }

  private RelationInfo described(Description other) {
    return new RelationInfo(
        kind, schema, name, comment, definition, facts, kept, creation, table, other);
  }
}
