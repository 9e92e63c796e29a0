package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Item;
import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundTripsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private final List<String> statements = new ArrayList<>();

  @Test
  void aReadIsOneStatementOnceTheViewIsChecked() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(counting(connection))) {
      session.list(TemplateFieldView.query());
      session.list(Rating.VIEW.query());
      session.expireAll();
      statements.clear();

      session.get(TemplateFieldView.VIEW, 54);
      assertThat(statements).hasSize(1);
      session.get(TemplateFieldView.VIEW, 54);
      session.findAll(TemplateFieldView.VIEW, List.of(54));
      assertThat(statements).hasSize(1);
      session.findAll(TemplateFieldView.VIEW, IntStream.rangeClosed(1, 60).boxed().toList());
      assertThat(statements).hasSize(2);
      session.findAll(Rating.VIEW, List.of(new Rating.Key(1, "ann"), new Rating.Key(2, "ann")));
      assertThat(statements).hasSize(3);
      session.count(TemplateFieldView.query());
      session.exists(TemplateFieldView.query());
      assertThat(statements).hasSize(5);
    }
  }

  @Test
  void aCopyNeedsOneStatementMoreOnceItsTypesAreKnown() throws SQLException {
    var query = TemplateFieldView.query().orderBy(TemplateFieldView.Columns.ID.asc());
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(counting(connection))) {
      session.list(query.limit(3_001));
      statements.clear();
      session.list(query.limit(3_002));
      assertThat(statements).singleElement().asString().contains("pg_typeof");
    }
  }

  @Test
  void aWriteIsOneStatementAndAThousandRowsAreTwo() throws SQLException {
    DATABASE.run(Item.SCHEMA);
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(counting(connection))) {
      var values = new Item.Values();
      session.insert(Item.VIEW, values.name("first"));
      statements.clear();

      session.insert(Item.VIEW, values.name("second"));
      session.update(Item.VIEW, 2, values.note("n"));
      session.delete(Item.VIEW, 2);
      assertThat(statements).hasSize(3);
      session.insertAll(
          Item.VIEW, IntStream.range(0, 1000).mapToObj(i -> values.name("Item " + i)).toList());
      assertThat(statements).hasSize(5);
      assertThat(statements.get(4)).isEqualTo(statements.get(3));
    }
  }

  private Connection counting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            RoundTripsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              return method.invoke(connection, arguments);
            });
  }
}
