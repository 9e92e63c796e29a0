def postgres = context.get("postgres")
try {
  String log = new File(basedir, "build.log").text
  File migrations = new File(basedir, "src/main/resources/db/migration")
  assert new File(basedir, "target/classes/com/acme/gear/ItemView.class").isFile()
  String first = new File(migrations, "V2__views.sql").text
  assert first.contains("-- From the view file gear/stats.sql\n")
  assert first.contains("grant select on gear.item_view to app;\n")

  assert log =~ /Done:\nbegin;/
  assert log.contains("1/1 gear.stats refreshed concurrently: ") || log.contains("1/1 gear.stats refreshed concurrently in ")
  assert log.contains("changed as they stand: gear.item_view")
  assert new File(migrations, "V3__views.sql").text.contains("grant select on table gear.item_view to app;\n")
  assert log.contains("[ViewExists] gear.item_view is there already")
  assert log =~ /\[RoleMayNotRead\] what the role app may do/
  assert log.contains("gear.stats: it may not read, for it has no USAGE on its schema (GRANT USAGE ON SCHEMA gear TO app)")

  assert log.contains("[ViewFilesChanged]")
  String edited = new File(migrations, "V2026.1__views.sql").text
  assert edited.contains('drop materialized view "gear"."stats";\ndrop view "gear"."item_view";\n')
  assert log =~ /drop materialized view "gear"."stats";\ndrop view "gear"."item_view";\ncommit;/
  postgres.postgresDatabase.connection.withCloseable { connection ->
    def row = connection.createStatement().executeQuery(
        "select count(*) from pg_class where relnamespace = 'gear'::regnamespace and relkind in ('v', 'm')")
    row.next()
    assert row.getInt(1) == 0
  }
  return true
} finally {
  postgres.close()
}
