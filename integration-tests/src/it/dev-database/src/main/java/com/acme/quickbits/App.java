package com.acme.quickbits;

import dev.veduta.Veduta;
import dev.veduta.session.Session;
import javax.sql.DataSource;

/** Imports a generated record. */
final class App {
  private App() {}

  static String label(DataSource database, int id) {
    try (Session session = Veduta.of(database).openSession()) {
      return session.find(TemplateFieldView.VIEW, id).map(TemplateFieldView::label).orElse("none");
    }
  }
}
