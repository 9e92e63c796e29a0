package dev.veduta.prove.query;

import java.util.List;

/** Something a query reads rows from. */
public sealed interface Range {
  /**
   * A relation.
   *
   * @param relation its object identifier
   * @param inherits whether rows of its children are read too
   * @param sampled whether TABLESAMPLE chooses from its rows
   */
  record Relation(int relation, boolean inherits, boolean sampled) implements Range {}

  /** A subquery; a lateral one may read the ranges before it. */
  record Subquery(Query query, boolean lateral) implements Range {}

  /** Functions side by side, with or without a column that counts. */
  record Functions(List<FunctionColumns> functions, boolean ordinality) implements Range {}

  /** One function and how many columns it gives. */
  record FunctionColumns(Expression call, int columns) {}

  /** {@code VALUES}. */
  record Values(List<List<Expression>> rows) implements Range {}

  /** A WITH query of this query or one around it. */
  record CommonTable(String name, int level) implements Range {}

  /** XMLTABLE or JSON_TABLE. */
  record TableFunction() implements Range {}

  /** One row of no columns: a SELECT with no FROM. */
  record Nothing() implements Range {}

  /** No range of its own: a join, the groups of 18, or the view itself in a rule of 15. */
  record Aside() implements Range {}
}
