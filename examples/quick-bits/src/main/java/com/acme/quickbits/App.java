package com.acme.quickbits;

import static com.acme.quickbits.TemplateFieldView.Columns.KEY;
import static com.acme.quickbits.TemplateFieldView.Columns.LABEL;
import static com.acme.quickbits.TemplateFieldView.Columns.ORDER_INDEX;
import static com.acme.quickbits.TemplateFieldView.Columns.TYPE;

import dev.veduta.Veduta;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.session.Session;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Reads and writes the generated records in a PostgreSQL that it starts for itself. */
public final class App {
  private App() {}

  public static void main(String[] args) throws IOException, SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      DataSource database = postgres.getPostgresDatabase();
      migrate(database, "V1__quick_bits.sql", "V2__gear.sql", "V3__rows.sql");
      Veduta veduta = Veduta.of(database);
      identity(veduta);
      page(veduta);
      shape(veduta);
      related(veduta);
      refresh(veduta);
    }
  }

  private static void identity(Veduta veduta) {
    try (Session session = veduta.openSession()) {
      TemplateFieldView one = session.get(TemplateFieldView.VIEW, 54);
      TemplateFieldView again = session.one(TemplateFieldView.query().where(KEY.eq("field-54")));
      print("find(VIEW, 54)         " + one);
      print("asked for by its key   same instance: " + (one == again));
    }
  }

  private static void page(Veduta veduta) {
    try (Session session = veduta.openSession()) {
      var query =
          TemplateFieldView.query()
              .where(LABEL.like("N%").and(TYPE.eq(FieldType.CHOICE)))
              .orderBy(ORDER_INDEX.asc())
              .limit(3);
      List<TemplateFieldView> first = session.list(query);
      List<TemplateFieldView> second = session.list(query.after(first.get(2)));
      first.forEach(row -> print("page 1                 " + row));
      second.forEach(row -> print("page 2                 " + row));
    }
  }

  private static void shape(Veduta veduta) {
    try (Session session = veduta.openSession()) {
      TemplateFieldRecord field = session.get(TemplateFieldRecord.VIEW, 7);
      print("a shape of one's own   " + field + ", shown as: " + field.display());
      print("the whole of that row  " + session.get(TemplateFieldView.VIEW, field));
    }
  }

  /** Three statements, however many items. */
  private static void related(Veduta veduta) {
    try (Session session = veduta.openSession()) {
      var dearest =
          GearItemRecord.query()
              .orderBy(GearItemRecord.Columns.PRICE.desc())
              .limit(50)
              .with(GearItemRecord.STATS, GearItemRecord.REVIEWS);
      for (GearItem item : session.list(dearest)) {
        print(
            "with its reviews       "
                + item.name()
                + " for "
                + item.price()
                + ", in the statistics "
                + item.stats().get().map(GearStats::reviewCount).orElse(0L)
                + ", ratings "
                + item.reviews().get().stream().map(Review::rating).toList());
      }
    }
  }

  private static void refresh(Veduta veduta) {
    try (Session session = veduta.openSession()) {
      print("before the refresh     " + session.get(GearStats.VIEW, 3));
      Review review = session.insert(Review.VIEW, new Review.Values().item(3).rating(5));
      print("inserted               review " + review.id() + " of item " + review.item());
      RefreshReport report = veduta.refresh(GearStats.VIEW);
      boolean concurrently = report.of(GearStats.VIEW).concurrently();
      print("refreshed              " + (concurrently ? "concurrently" : "plainly"));
      print(
          "after the refresh      "
              + session.one(GearStats.query().where(GearStats.Columns.ID.eq(3)).fresh()));
    }
  }

  private static void migrate(DataSource database, String... scripts)
      throws IOException, SQLException {
    for (String script : scripts) {
      try (InputStream sql = App.class.getResourceAsStream("/db/migration/" + script)) {
        execute(database, new String(sql.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
