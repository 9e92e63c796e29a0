package dev.veduta.ddl;

import dev.veduta.fixture.AnyRow;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Records of views as generated code holds them, and what a database has of a view. */
final class Recorded {
  private Recorded() {}

  static KeylessView<AnyRow> of(RelationInfo info) {
    return KeylessView.of(info, List.of(), row -> new AnyRow(List.of()));
  }

  static KeylessView<AnyRow> view(String name, String query, String... reads) {
    return of(info(RelationKind.VIEW, name, query, reads));
  }

  static KeylessView<AnyRow> materialized(String name, String query, String... reads) {
    return of(info(RelationKind.MATERIALIZED_VIEW, name, query, reads));
  }

  static RelationInfo info(RelationKind kind, String name, String query, String... reads) {
    RelationName parsed = RelationName.parse(name);
    RelationName[] read = new RelationName[reads.length];
    for (int i = 0; i < reads.length; i++) {
      read[i] = RelationName.parse(reads[i]);
    }
    return RelationInfo.of(kind, parsed.schema(), parsed.name()).definedAs(query).reading(read);
  }

  /** The records that generation would make of every view of a schema, by name. */
  static List<KeylessView<AnyRow>> all(Connection connection, String schema) throws SQLException {
    List<KeylessView<AnyRow>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      ResultSet rows =
          statement.executeQuery(
              """
              select c.relname, c.relkind = 'm', pg_get_viewdef(c.oid, true),
                obj_description(c.oid, 'pg_class'), coalesce(c.reloptions, '{}'),
                array(select distinct n2.nspname || '.' || quote_ident(c2.relname)
                  from pg_rewrite r join pg_depend d on d.objid = r.oid
                    and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
                  join pg_class c2 on c2.oid = d.refobjid
                  join pg_namespace n2 on n2.oid = c2.relnamespace
                  where r.ev_class = c.oid and d.refobjid <> c.oid),
                array(select pg_get_indexdef(indexrelid) from pg_index where indrelid = c.oid)
              from pg_class c where c.relnamespace = '%s'::regnamespace and c.relkind in ('v', 'm')
              order by 1
              """
                  .formatted(schema));
      while (rows.next()) {
        all.add(of(read(schema, rows)));
      }
      statement.execute("reset search_path");
    }
    return all;
  }

  private static RelationInfo read(String schema, ResultSet row) throws SQLException {
    RelationName[] reads =
        List.of(texts(row, 6)).stream().map(RelationName::parse).toArray(RelationName[]::new);
    RelationInfo info =
        RelationInfo.of(
                row.getBoolean(2) ? RelationKind.MATERIALIZED_VIEW : RelationKind.VIEW,
                schema,
                row.getString(1))
            .definedAs(row.getString(3))
            .reading(reads)
            .indexedBy(texts(row, 7));
    List<ViewOption> options = new ArrayList<>();
    for (String option : texts(row, 5)) {
      for (ViewOption known : ViewOption.values()) {
        if (known.sql().equals(option)) {
          options.add(known);
        }
      }
    }
    String comment = row.getString(4);
    info = info.with(options.toArray(ViewOption[]::new));
    return comment == null ? info : info.commented(comment);
  }

  private static String[] texts(ResultSet row, int column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }

  /**
   * All that makes views of these schemas what they are, but their oids, in lines. Definitions as
   * the catalog has them: those tell ((a and b) and c) not from (a and b and c).
   */
  static List<String> state(Connection connection, String... schemas) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement state = connection.prepareStatement(text("state.sql"))) {
      statement.execute("set search_path = ''");
      state.setArray(1, connection.createArrayOf("text", schemas));
      ResultSet rows = state.executeQuery();
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      statement.execute("reset search_path");
      return lines;
    }
  }

  /** Lines that went, with a minus, and lines that came, with a plus. */
  static List<String> difference(List<String> before, List<String> after) {
    List<String> lines = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
    after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines;
  }

  /** A file beside this class. */
  static String text(String resource) {
    try (InputStream in = Recorded.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
