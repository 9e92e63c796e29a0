import io.zonky.test.db.postgres.embedded.EmbeddedPostgres

def postgres = EmbeddedPostgres.builder()
    .setServerConfig("password_encryption", "scram-sha-256")
    .start()
postgres.postgresDatabase.connection.withCloseable { connection ->
  connection.createStatement().withCloseable { statement ->
    statement.execute(new File(basedir, "schema.sql").text)
    statement.execute("create role reader login password 's3cret-never-printed'")
  }
}
new File(basedir, "test.properties").text = "it.url=jdbc:postgresql://localhost:${postgres.port}/postgres\n"
context.put("postgres", postgres)
return true
