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

  exports dev.veduta;
  exports dev.veduta.annotation;
  exports dev.veduta.ddl;
  exports dev.veduta.query;
  exports dev.veduta.refresh;
  exports dev.veduta.session;
  exports dev.veduta.type;
  exports dev.veduta.verify;
  exports dev.veduta.view;

  uses dev.veduta.view.ViewProvider;
}
