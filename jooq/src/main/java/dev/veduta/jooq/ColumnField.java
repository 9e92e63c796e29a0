package dev.veduta.jooq;

import dev.veduta.query.Column;
import java.io.Serial;
import java.util.List;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;

/**
 * A mapped column, or an expression, as a field of jOOQ's: selected, read and bound as Veduta does.
 */
final class ColumnField<T> extends CustomField<T> {
  @Serial private static final long serialVersionUID = 1L;

  /** Stands for the column in the text of an expression. */
  private static final String COLUMN = "\u0000";

  private final transient Field<?> column;
  private final transient List<String> around;

  private ColumnField(Name qualified, Column<?, T> column) {
    super(DSL.name(column.name()), SqlTypeBinding.dataType(column.type()));
    this.column = DSL.field(qualified);
    this.around = around(column);
  }

  /** The column of whatever the query selects from. */
  static <T> ColumnField<T> of(Column<?, T> column) {
    return new ColumnField<>(DSL.name(column.name()), column);
  }

  /** The column of a table, as it is named or aliased in the query. */
  static <T> ColumnField<T> of(Column<?, T> column, Name table) {
    return new ColumnField<>(DSL.name(table, DSL.name(column.name())), column);
  }

  /** The text before and after the column; an expression is all text. */
  private static List<String> around(Column<?, ?> column) {
    return column.isExpression()
        ? List.of(column.type().selectExpression(column.toSql().text()))
        : List.of(column.type().selectExpression(COLUMN).split(COLUMN, -1));
  }

  /** Whether no more is selected than the column, so that any statement can have done it. */
  static boolean isPlain(Column<?, ?> column) {
    return column.type().selectExpression(COLUMN).equals(COLUMN);
  }

  @Override
  public void accept(Context<?> context) {
    context.sql(around.get(0));
    for (String after : around.subList(1, around.size())) {
      context.visit(column).sql(after);
    }
  }
}
