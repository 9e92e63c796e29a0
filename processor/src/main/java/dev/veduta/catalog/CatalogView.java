package dev.veduta.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param keys its keys, the preferred one first
 * @param indexes its indexes, by name
 * @param dependsOn the relations its definition reads directly, by name
 * @param options the view's options
 * @param updatable whether rows can be updated and deleted through it, be it by a trigger
 * @param writable whether PostgreSQL itself inserts, updates and deletes through it, with no rule
 *     and no trigger instead: a table, or an automatically updatable view
 * @param populated whether a materialized view has been filled; true for everything else
 * @param definition {@code pg_get_viewdef}, for people: the text differs between server versions;
 *     null for tables
 * @param disproofs what is surely not so of its columns, whatever somebody asserts
 * @param server the servers that its definition is for, such as {@code 15} or {@code citus}; null
 *     for any but those of its variants
 * @param variants what it is on servers of other kinds
 * @param expressions those that declarations have over its columns, each with its text for a name
 * @param equalities columns that hold the same in every row
 */
public record CatalogView(
    QualifiedName name,
    RelationKind kind,
    @Nullable String comment,
    List<CatalogColumn> columns,
    List<CatalogKey> keys,
    List<CatalogIndex> indexes,
    List<QualifiedName> dependsOn,
    ViewOptions options,
    boolean updatable,
    boolean writable,
    boolean populated,
    @Nullable String definition,
    List<Disproof> disproofs,
    @Nullable String server,
    List<CatalogVariant> variants,
    List<CatalogColumn> expressions,
    List<CatalogEquality> equalities) {
  private static final Pattern TABLE_TAG =
      Pattern.compile("(?<!\\S)@materialized[ \\t]+table(?![\\w$-])");

  /** A relation that is not written, the same on all servers, and of which nothing is disproved. */
  public CatalogView(
      QualifiedName name,
      RelationKind kind,
      @Nullable String comment,
      List<CatalogColumn> columns,
      List<CatalogKey> keys,
      List<CatalogIndex> indexes,
      List<QualifiedName> dependsOn,
      ViewOptions options,
      boolean updatable,
      boolean populated,
      @Nullable String definition) {
    this(
        name,
        kind,
        comment,
        columns,
        keys,
        indexes,
        dependsOn,
        options,
        updatable,
        false,
        populated,
        definition,
        List.of(),
        null,
        List.of());
  }

  /** A relation with no expressions over its columns, which differ. */
  public CatalogView(
      QualifiedName name,
      RelationKind kind,
      @Nullable String comment,
      List<CatalogColumn> columns,
      List<CatalogKey> keys,
      List<CatalogIndex> indexes,
      List<QualifiedName> dependsOn,
      ViewOptions options,
      boolean updatable,
      boolean writable,
      boolean populated,
      @Nullable String definition,
      List<Disproof> disproofs,
      @Nullable String server,
      List<CatalogVariant> variants) {
    this(
        name,
        kind,
        comment,
        columns,
        keys,
        indexes,
        dependsOn,
        options,
        updatable,
        writable,
        populated,
        definition,
        disproofs,
        server,
        variants,
        List.of(),
        List.of());
  }

  public CatalogView {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    indexes = List.copyOf(indexes);
    dependsOn = List.copyOf(dependsOn);
    disproofs = List.copyOf(disproofs);
    variants = List.copyOf(variants);
    expressions = List.copyOf(expressions);
    equalities = List.copyOf(equalities);
  }

  /** The same with other claims. */
  public CatalogView claiming(List<CatalogColumn> claimedColumns, List<CatalogKey> claimedKeys) {
    return claiming(claimedColumns, claimedKeys, disproofs);
  }

  /** The same with other claims, and others disproved. */
  public CatalogView claiming(
      List<CatalogColumn> claimedColumns, List<CatalogKey> claimedKeys, List<Disproof> disproved) {
    return new CatalogView(
        name,
        kind,
        comment,
        claimedColumns,
        claimedKeys,
        indexes,
        dependsOn,
        options,
        updatable,
        writable,
        populated,
        definition,
        disproved,
        server,
        variants,
        expressions,
        equalities);
  }

  /** The same, written or not, its columns as these. */
  public CatalogView writable(boolean isWritable, List<CatalogColumn> those) {
    return new CatalogView(
        name,
        kind,
        comment,
        those,
        keys,
        indexes,
        dependsOn,
        options,
        updatable,
        isWritable,
        populated,
        definition,
        disproofs,
        server,
        variants,
        expressions,
        equalities);
  }

  /** The same, its definition being for these servers, and others for others. */
  public CatalogView on(@Nullable String servers, List<CatalogVariant> others) {
    return new CatalogView(
        name,
        kind,
        comment,
        columns,
        keys,
        indexes,
        dependsOn,
        options,
        updatable,
        writable,
        populated,
        definition,
        disproofs,
        servers,
        others,
        expressions,
        equalities);
  }

  /** The same with these expressions over its columns. */
  public CatalogView with(List<CatalogColumn> others) {
    return derived(others, equalities);
  }

  /** The same, these columns holding the same in every row. */
  public CatalogView equating(List<CatalogEquality> others) {
    return derived(expressions, others);
  }

  private CatalogView derived(
      List<CatalogColumn> derivedExpressions, List<CatalogEquality> derivedEqualities) {
    return new CatalogView(
        name,
        kind,
        comment,
        columns,
        keys,
        indexes,
        dependsOn,
        options,
        updatable,
        writable,
        populated,
        definition,
        disproofs,
        server,
        variants,
        derivedExpressions,
        derivedEqualities);
  }

  /** Why this column is not never null; empty where it may be. */
  public Optional<Disproof> disproofOfNotNull(String columnName) {
    return disproof(Disproof.Claimed.NOT_NULL, List.of(columnName));
  }

  /** Why these columns are no key; empty where they may be one. */
  public Optional<Disproof> disproofOfKey(Collection<String> columnNames) {
    return disproof(Disproof.Claimed.KEY, columnNames);
  }

  private Optional<Disproof> disproof(Disproof.Claimed claim, Collection<String> columnNames) {
    return disproofs.stream()
        .filter(it -> it.claim() == claim && it.columns().containsAll(columnNames))
        .findFirst();
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

  /** Why all these columns hold the same in every row; empty where they may not. */
  public Optional<Claim> equality(Collection<String> columnNames) {
    return equalities.stream()
        .filter(it -> it.columns().containsAll(columnNames))
        .map(CatalogEquality::claim)
        .findFirst();
  }

  /** The key of just these columns. */
  public Optional<CatalogKey> key(Set<String> columnNames) {
    return keys.stream().filter(key -> Set.copyOf(key.columns()).equals(columnNames)).findFirst();
  }

  /** The preferred key. */
  public Optional<CatalogKey> identityKey() {
    return keys.stream().findFirst();
  }
}
