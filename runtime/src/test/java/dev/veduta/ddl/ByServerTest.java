package dev.veduta.ddl;

import static dev.veduta.ddl.Recorded.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.view.Flavour;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.ServerKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A view that is defined in more than one way. */
class ByServerTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final RelationInfo ANYWHERE =
      info(RelationKind.MATERIALIZED_VIEW, "d.v", "select 'any' as made")
          .indexedBy("CREATE INDEX v_made ON d.v USING btree (made)");
  private static final RelationInfo HERE =
      info(RelationKind.VIEW, "d.v", "select u.made from d.u", "d.u").commented("Of 18");

  @BeforeEach
  void schema() throws SQLException {
    DATABASE.run("create schema d; create view d.u as select '18' as made");
  }

  @AfterEach
  void noSchema() throws SQLException {
    DATABASE.run("drop schema d cascade");
  }

  private static KeylessView<AnyRow> view(RelationInfo info) {
    return Recorded.of(info);
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void theOneForThisServerIsCreatedReplacedAndDropped() throws SQLException {
    KeylessView<AnyRow> view = view(ANYWHERE.on("15", HERE).on("18", HERE));
    Ddl ddl = DATABASE.veduta().ddl();
    ddl.create(view);
    assertThat(text("select made || ', ' || obj_description('d.v'::regclass) from d.v"))
        .isEqualTo("18, Of 18");
    assertThat(ddl.replace(view).statements()).isEmpty();
    ddl.replace(
        view(HERE.onlyOn("15").on("18", info(RelationKind.VIEW, "d.v", "select 2 as made"))));
    assertThat(text("select made from d.v")).isEqualTo("2");
    assertThat(ddl.drop(view).toSql()).contains("drop view \"d\".\"v\";\n");
  }

  @Test
  void theOneForAnyServerElsewhere() throws SQLException {
    DATABASE.veduta().ddl().create(view(HERE.onlyOn("15").on("any", ANYWHERE).on("citus", HERE)));
    assertThat(text("select made from d.v")).isEqualTo("any");
    assertThat(text("select relkind from pg_class where oid = 'd.v'::regclass")).isEqualTo("m");
  }

  @Test
  void theMostSpecificOfThoseThatFit() {
    KeylessView<AnyRow> view =
        view(ANYWHERE.on("15", HERE).on("citus", HERE.commented("Of citus")));
    assertThat(view.differsByServer()).isTrue();
    assertThat(on(view, 15)).isEqualTo("Of 18");
    assertThat(on(view, 16)).isNull();
    assertThat(on(view, 16, Flavour.CITUS)).isEqualTo("Of citus");
    assertThat(on(view, 15, Flavour.CITUS, Flavour.YUGABYTE)).isEqualTo("Of citus");
    assertThat(view(ANYWHERE).differsByServer()).isFalse();
  }

  private static String on(Relation<?> view, int major, Flavour... flavours) {
    return view.on(new ServerKind(major, Set.of(flavours))).comment();
  }

  @Test
  void noneForThisServerIsAnErrorThatSaysSo() {
    KeylessView<AnyRow> view = view(HERE.onlyOn("15").on("citus", ANYWHERE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DATABASE.veduta().ddl().create(view))
        .withMessage(
            "[NoDefinition] the record of d.v holds no definition for this server, PostgreSQL 18;"
                + " write a view file for it, and run mvn veduta:reflect on such a server");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HERE.onlyOn("oracle"))
        .withMessageStartingWith(
            "[UnknownVariant] \"oracle\" is no kind of server: a major version");
  }
}
