package dev.veduta.jooq;

import dev.veduta.query.Sql;
import java.io.Serial;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.DSL;

/** The text of a condition as Veduta wrote it, its values bound by jOOQ in Veduta's way. */
final class SqlCondition extends CustomCondition {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Sql sql;

  SqlCondition(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void accept(Context<?> context) {
    int end = 0;
    for (Sql.Bind<?> bind : sql.binds()) {
      context.sql(sql.text().substring(end, bind.at())).visit(param(bind));
      end = bind.at() + 1;
    }
    context.sql(sql.text().substring(end));
  }

  private static <T> Param<T> param(Sql.Bind<T> bind) {
    return DSL.val(bind.value(), SqlTypeBinding.dataType(bind.type()));
  }
}
