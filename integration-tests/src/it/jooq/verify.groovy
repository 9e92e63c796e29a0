import io.zonky.test.db.postgres.embedded.EmbeddedPostgres

File generated = new File(basedir, "target/generated-sources/jooq/com/acme/quickbits/jooq")
String view = new File(generated, "quick_bits/tables/TemplateFieldView.java").text
assert view.contains('ID = createField(DSL.name("id"), SQLDataType.INTEGER.nullable(false)')
assert view.contains('LABEL = createField(DSL.name("label"), SQLDataType.CLOB, this')
assert view.contains("return Keys.TEMPLATE_FIELD_VIEW_PKEY;")
String keys = new File(generated, "quick_bits/Keys.java").text
assert keys.contains("UniqueKey<TemplateFieldViewRecord> TEMPLATE_FIELD_VIEW_PKEY")
String stats = new File(generated, "gear/tables/GearStats.java").text
assert stats.contains('REVIEW_COUNT = createField(DSL.name("review_count"), SQLDataType.BIGINT.nullable(false)')
assert stats.contains("return Keys.GEAR_STATS_PKEY;")
assert new File(generated, "gear/Keys.java").text.contains("UniqueKey<GearStatsRecord> GEAR_STATS_PKEY")
assert !new File(basedir, "build.log").text.contains("jdbc:")

// What was built with no server is run on one.
EmbeddedPostgres.start().withCloseable { postgres ->
  postgres.postgresDatabase.connection.withCloseable { connection ->
    connection.createStatement().withCloseable { statement ->
      new File(basedir, "migrations").listFiles().sort().each { statement.execute(it.text) }
    }
  }
  URL classes = new File(basedir, "target/classes").toURI().toURL()
  new URLClassLoader([classes] as URL[], EmbeddedPostgres.classLoader).withCloseable { loader ->
    loader.loadClass("com.acme.quickbits.App").getMethod("run", javax.sql.DataSource).invoke(null, postgres.postgresDatabase)
  }
}
return true
