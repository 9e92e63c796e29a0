package dev.veduta.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reflected relation: a view, a materialized view or a table. It holds no host, user, owner or
 * date, so the same schema gives the same catalog everywhere.
 *
 * @param name its name
 * @param kind what it is
 * @param comment its comment
 * @param columns its columns, in order
 * @param expressions those that declarations have over its columns, each with its text for a name
 * @param claims what is known of its columns together
 * @param indexes its indexes, by name
 * @param definition what it is defined as
 * @param writes how rows can be written through it
 * @param populated whether a materialized view has been filled; true for everything else
 */
public record CatalogView(
    QualifiedName name,
    RelationKind kind,
    @Nullable String comment,
    List<CatalogColumn> columns,
    List<CatalogColumn> expressions,
    ViewClaims claims,
    List<CatalogIndex> indexes,
    ViewDefinition definition,
    ViewWrites writes,
    boolean populated) {
  private static final Pattern TABLE_TAG =
      Pattern.compile("(?<!\\S)@materialized[ \\t]+table(?![\\w$-])");

  public CatalogView {
    columns = List.copyOf(columns);
    expressions = List.copyOf(expressions);
    indexes = List.copyOf(indexes);
  }

  /** The same with these columns. */
  public CatalogView withColumns(List<CatalogColumn> others) {
    return new CatalogView(
        name, kind, comment, others, expressions, claims, indexes, definition, writes, populated);
  }

  /** The same with these expressions over its columns. */
  public CatalogView withExpressions(List<CatalogColumn> others) {
    return new CatalogView(
        name, kind, comment, columns, others, claims, indexes, definition, writes, populated);
  }

  /** The same with other claims. */
  public CatalogView claiming(ViewClaims others) {
    return new CatalogView(
        name, kind, comment, columns, expressions, others, indexes, definition, writes, populated);
  }

  /** The same, its definition being for these servers, and others for others. */
  public CatalogView on(@Nullable String servers, List<CatalogVariant> others) {
    ViewDefinition there = definition.on(servers, others);
    return new CatalogView(
        name, kind, comment, columns, expressions, claims, indexes, there, writes, populated);
  }

  /** The same, which PostgreSQL itself does not write. */
  public CatalogView unwritable() {
    ViewWrites others = new ViewWrites(updatable(), false);
    return new CatalogView(
        name, kind, comment, columns, expressions, claims, indexes, definition, others, populated);
  }

  /** Whether it has a query: not so of tables. */
  public boolean isDefined() {
    return definition.query() != null;
  }

  /** Whether its rows can be updated and deleted. */
  public boolean updatable() {
    return writes.updatable();
  }

  /** Whether PostgreSQL itself writes its rows. */
  public boolean writable() {
    return writes.writable();
  }

  /** Its keys, the preferred one first. */
  public List<CatalogKey> keys() {
    return claims.keys();
  }

  /** Whether its comment says that a table is to keep its rows. */
  public boolean asksForTable() {
    return comment != null && TABLE_TAG.matcher(comment).find();
  }

  /** The name of the table that is to keep its rows, beside it, if one is. */
  public String tableName() {
    return name.name() + "_table";
  }

  /** The column of this name, as in the database. */
  public Optional<CatalogColumn> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The expression over its columns with this text. */
  public Optional<CatalogColumn> expression(String text) {
    return expressions.stream().filter(it -> it.name().equals(text)).findFirst();
  }
}
