package dev.veduta.internal.jdbc;

import dev.veduta.UnexpectedNullException;
import dev.veduta.UnreadableValueException;
import dev.veduta.internal.fault.NextStep;
import dev.veduta.internal.type.ValueException;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;

/** What is wrong with a value of a row, however the row came. */
record ColumnFaults(Relation<?> relation, Sql sql) {
  UnexpectedNullException unexpectedNull(int index) {
    return new UnexpectedNullException(
        relation
            + ": column \""
            + column(index).name()
            + "\" is null, which its record holds never to be. "
            + NextStep.of(
                relation,
                "Run mvn veduta:reflect and compile again; or, where its not-null was asserted by"
                    + " hand, take the assertion back."),
        sql.text(),
        null);
  }

  UnreadableValueException unreadable(int index, Exception cause) {
    Column<?, ?> column = column(index);
    return new UnreadableValueException(
        relation
            + ": column \""
            + column.name()
            + "\" of type "
            + column.type()
            + " holds a value that its Java type cannot"
            + (cause instanceof ValueException why ? ": " + why.getMessage() : "")
            + ". Leave such rows out with a condition, or leave the column out of the record.",
        sql.text(),
        cause);
  }

  private Column<?, ?> column(int index) {
    return relation.columns().get(index - 1);
  }
}
