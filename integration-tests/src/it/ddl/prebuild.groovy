import io.zonky.test.db.postgres.embedded.EmbeddedPostgres

def postgres = EmbeddedPostgres.start()
postgres.postgresDatabase.connection.withCloseable { connection ->
  connection.createStatement().withCloseable { statement ->
    statement.execute("create role app")
    statement.execute(new File(basedir, "src/main/resources/db/migration/V1__tables.sql").text)
  }
}
new File(basedir, "test.properties").text = "it.url=jdbc:postgresql://localhost:${postgres.port}/postgres?user=postgres\n"
context.put("postgres", postgres)
return true
