package com.acme.quickbits;

import static com.acme.quickbits.jooq.gear.Tables.GEAR_STATS;
import static com.acme.quickbits.jooq.quick_bits.Tables.TEMPLATE_FIELD_VIEW;

import dev.veduta.jooq.VedutaJooq;
import dev.veduta.session.Session;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** jOOQ writes and Veduta reads, in one transaction. */
public final class App {
  private App() {}

  /** Runs it all, and fails where the two do not agree. */
  public static void run(DataSource database) {
    DSLContext context = DSL.using(database, SQLDialect.POSTGRES);
    require(label(context).equals("Number 54"));

    try {
      context.transaction(
          transaction -> {
            rename(transaction.dsl());
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException expected) {
      require(label(context).equals("Number 54"));
    }

    context.transaction(transaction -> rename(transaction.dsl()));
    require(label(context).equals("Renamed"));

    List<GearStats> stats =
        context.selectFrom(GEAR_STATS).fetch(VedutaJooq.mapper(GearStats.VIEW));
    try (Session session = VedutaJooq.session(context)) {
      require(stats.equals(session.list(GearStats.query())) && !stats.isEmpty());
    }
  }

  /** What jOOQ has written and not yet committed, both read, as the same instance. */
  private static void rename(DSLContext context) {
    context.execute("update quick_bits.field set label = 'Renamed' where id = 54");
    try (Session session = VedutaJooq.session(context)) {
      TemplateFieldView mine = session.get(TemplateFieldView.VIEW, 54);
      List<TemplateFieldView> theirs =
          VedutaJooq.fetch(
              context
                  .selectFrom(TEMPLATE_FIELD_VIEW)
                  .where(VedutaJooq.condition(TemplateFieldView.Columns.LABEL.like("Ren%"))),
              TemplateFieldView.VIEW,
              session);
      require("Renamed".equals(mine.label()) && theirs.size() == 1 && theirs.get(0) == mine);
    }
  }

  private static String label(DSLContext context) {
    return context
        .fetchSingle(TEMPLATE_FIELD_VIEW, TEMPLATE_FIELD_VIEW.ID.eq(54))
        .getLabel();
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError();
    }
  }
}
