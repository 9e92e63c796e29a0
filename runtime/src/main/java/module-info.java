/**
 * What generated records call: sessions, queries, the identity map, refresh and DDL over PostgreSQL
 * views.
 */
@org.jspecify.annotations.NullMarked
module dev.veduta.runtime {
  requires transitive java.sql;
  requires static transitive org.jspecify;
  // For COPY, where the driver is PostgreSQL's own; all else is JDBC.
  requires static org.postgresql.jdbc;

  // For schedules by cron expression.
  requires static com.cronutils;

  // For columns of JSON that are mapped to a type, one or the other.
  requires static com.fasterxml.jackson.databind;
  requires static tools.jackson.databind;

  exports dev.veduta;
  exports dev.veduta.annotation;
  exports dev.veduta.ddl;
  exports dev.veduta.json;
  exports dev.veduta.query;
  exports dev.veduta.refresh;
  exports dev.veduta.session;
  exports dev.veduta.type;
  exports dev.veduta.verify;
  exports dev.veduta.view;

  uses dev.veduta.view.ViewProvider;
}
