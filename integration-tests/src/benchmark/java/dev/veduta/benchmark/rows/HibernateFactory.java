package dev.veduta.benchmark.rows;

import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Hibernate that reads java.time from the driver as it is; its sessions are given their connection.
 */
final class HibernateFactory {
  private HibernateFactory() {}

  static SessionFactory of(Connection connection) throws SQLException {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(connection.getMetaData().getURL());
    Configuration configuration =
        new Configuration()
            .addAnnotatedClass(SaleColumns.One.class)
            .addAnnotatedClass(SaleColumns.Ten.class);
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    configuration.setProperty(MappingSettings.JAVA_TIME_USE_DIRECT_JDBC, true);
    return configuration.buildSessionFactory();
  }
}
