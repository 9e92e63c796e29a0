package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The contenders, in the order of their columns; the first is what the others are measured by. */
enum Peer {
  BY_HAND("by hand", HandWritten::new),
  /** The same code again: what of a ratio is noise. */
  BY_HAND_AGAIN("by hand, again", HandWritten::new),
  /** What the server and the driver take alone. */
  DRAINED("COPY, drained", Drained::new),
  FETCHING("by hand, fetch size 10,000", connection -> new Fetching(connection, 10_000)),
  VEDUTA("Veduta", VedutaRows::new),
  JOOQ_RECORDS("jOOQ records", JooqRows::records),
  JOOQ_MAPPED("jOOQ into a record", JooqRows::mapped),
  HIBERNATE_STATELESS("Hibernate, stateless", HibernateStateless::new),
  HIBERNATE("Hibernate", HibernateRows::new),
  JDBI("JDBI", JdbiRows::new),
  SPRING("Spring JdbcClient", SpringRows::new),
  MYBATIS("MyBatis", MyBatisRows::new);

  private final String label;
  private final Opening opening;

  private interface Opening {
    Contender over(Connection connection) throws SQLException;
  }

  Peer(String label, Opening opening) {
    this.label = label;
    this.opening = opening;
  }

  /** The heading of its column. */
  String label() {
    return label;
  }

  /** The first, and those of a name that matches. */
  static List<Peer> chosen(String regex) {
    return Stream.of(values()).filter(it -> it == BY_HAND || it.name().matches(regex)).toList();
  }

  /** With a connection of its own. */
  Contender open(String url) throws SQLException {
    return over(DriverManager.getConnection(url));
  }

  /** On this connection. */
  Contender over(Connection connection) throws SQLException {
    return opening.over(connection);
  }
}
