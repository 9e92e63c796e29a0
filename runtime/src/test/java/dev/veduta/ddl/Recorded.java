package dev.veduta.ddl;

import dev.veduta.fixture.AnyRow;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewOption;
import java.sql.Connection;
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
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = ''");
      ResultSet rows =
          statement.executeQuery(STATE.formatted("'" + String.join("','", schemas) + "'"));
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

  private static final String STATE =
      """
      with v as (
        select c.*, format('%%s %%I.%%I', c.relkind, n.nspname, c.relname) as named
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('v', 'm') and n.nspname in (%s)
      )
      select named || ' is ' || pg_get_viewdef(oid, true) from v
      union all
      select format('%%s options %%s owner %%s am %%s populated %%s replica %%s space %%s', named,
        array(select unnest(reloptions) order by 1), relowner::regrole, relam, relispopulated,
        relreplident, reltablespace) from v
      union all
      select named || ' toast ' || t.reloptions::text from v join pg_class t on t.oid = v.reltoastrelid
      where t.reloptions is not null
      union all
      select format('%%s column %%s %%I %%s coll %%s stats %%s storage %%s comp %%s opts %%s', named,
        attnum, attname, format_type(atttypid, atttypmod), attcollation,
        to_jsonb(a) ->> 'attstattarget', attstorage, to_jsonb(a) ->> 'attcompression', attoptions)
      from v join pg_attribute a on attrelid = v.oid and attnum > 0
      union all
      select format('%%s acl %%s %%s %%s %%s by %%s', named, 'table', e.grantee::regrole,
        e.privilege_type, e.is_grantable, e.grantor::regrole)
      from v, aclexplode(coalesce(relacl, acldefault('r', relowner))) e
      union all
      select format('%%s acl %%s %%s %%s %%s by %%s', named, attname, e.grantee::regrole,
        e.privilege_type, e.is_grantable, e.grantor::regrole)
      from v join pg_attribute a on attrelid = v.oid, aclexplode(attacl) e
      union all
      select format('%%s comment %%s %%s', named, objsubid, description)
      from v join pg_description on objoid = v.oid and classoid = 'pg_class'::regclass
      union all
      select format('%%s index %%s clustered %%s space %%s comment %%s stats %%s ident %%s', named,
        pg_get_indexdef(indexrelid), indisclustered, x.reltablespace,
        obj_description(indexrelid, 'pg_class'),
        array(select to_jsonb(a) ->> 'attstattarget' from pg_attribute a
          where attrelid = indexrelid order by attnum), indisreplident)
      from v join pg_index on indrelid = v.oid join pg_class x on x.oid = indexrelid
      union all
      select format('%%s default %%s %%s', named, adnum, pg_get_expr(adbin, adrelid))
      from v join pg_attrdef on adrelid = v.oid
      union all
      select format('%%s rule %%s %%s', named, pg_get_ruledef(r.oid),
        obj_description(r.oid, 'pg_rewrite'))
      from v join pg_rewrite r on ev_class = v.oid and rulename <> '_RETURN'
      union all
      select format('%%s trigger %%s %%s', named, pg_get_triggerdef(t.oid),
        obj_description(t.oid, 'pg_trigger'))
      from v join pg_trigger t on tgrelid = v.oid
      union all
      select format('%%s statistics %%s %%s %%s %%s', named, pg_get_statisticsobjdef(s.oid),
        to_jsonb(s) ->> 'stxstattarget', stxowner::regrole, obj_description(s.oid, 'pg_statistic_ext'))
      from v join pg_statistic_ext s on stxrelid = v.oid
      order by 1
      """;
}
