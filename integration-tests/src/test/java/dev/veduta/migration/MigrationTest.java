package dev.veduta.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.introspect.Printable;
import dev.veduta.query.Sql;
import dev.veduta.server.Server;
import dev.veduta.view.RelationName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations as {@code veduta:ddl} writes them, applied by the real tools. */
@ParameterizedClass(name = "{1} on PostgreSQL {0}")
@CsvSource({"13, FLYWAY", "18, FLYWAY", "13, LIQUIBASE", "18, LIQUIBASE"})
class MigrationTest {
  private static final String TABLES =
      """
      create schema s;
      create table s.sale (id int primary key, item int not null, amount numeric not null);
      insert into s.sale select i, i % 5, i from generate_series(1, 100) i;
      grant usage on schema s to ddl_reader, ddl_owner;
      grant select on s.sale to ddl_owner;
      """;

  private final MigrationTool tool;
  private final Server server;
  @TempDir Path root;

  MigrationTest(int major, MigrationTool tool) {
    this.server = Server.of(major);
    this.tool = tool;
  }

  /** Item 5 of what the issue wants to be shown. */
  @Test
  void aColumnRemovedFromAViewThatThreeOthersStandOn() throws Exception {
    MigratedProject project = new MigratedProject(root, tool, server);
    project.migration("V1__tables", TABLES);
    project.apply();
    project.file(
        "s/base.sql", "create view s.base as select id, item, amount, 1 as gone from s.sale;");
    project.file(
        "s/sums.sql",
        """
        create materialized view s.sums with (fillfactor=70) as
          select item, sum(amount) as total from s.base group by item;
        create unique index sums_item on s.sums (item);
        create index on s.sums ((total * 2)) where total > 0;
        comment on materialized view s.sums is 'It''s; "summed"';
        comment on column s.sums.total is '$veduta$ all; of it';
        grant select on s.sums to ddl_reader with grant option;
        alter materialized view s.sums alter column total set statistics 500;
        """);
    project.file(
        "s/top.sql",
        """
        set search_path = s;
        create or replace function least_total() returns numeric language sql stable
          as $f$ select 10::numeric; $f$;
        create or replace view top with (security_barrier) as
          select b.item, b.amount from base b join sums s using (item)
          where s.total > least_total(); -- of the sums
        comment on view top is 'Top';
        grant select (item), update (amount) on top to public;
        alter view top owner to ddl_owner
        """);
    project.file(
        "s/last.sql", "create materialized view s.last as select max(total) as most from s.sums;");
    project.write("created: s.base, s.last, s.sums, s.top");
    project.apply();
    assertThat(project.draft().script()).isEmpty();

    project.file("s/base.sql", "create view s.base as select id, item, amount from s.sale;");
    project.write("made again: s.base, s.last, s.sums, s.top");
    project.apply();

    assertThat(project.state())
        .isEqualTo(
            project.createdAnew(
                project.text("s/base.sql"),
                project.text("s/sums.sql"),
                project.text("s/top.sql"),
                project.text("s/last.sql")));
    assertThat(project.draft().script()).isEmpty();
    assertThat(project.rows("select most from s.last")).containsExactly("1050");
  }

  @Test
  void namesAndTextsThatToolsAndPeopleStumbleOver() throws Exception {
    String name = "a\"b${user}\n--changeset x:y\\ '$veduta$ /* é";
    String quoted = Sql.quote(name);
    String text = "${user}\n--changeset x:y\n--rollback drop schema s; \\ '' $veduta$ */";
    MigratedProject project = new MigratedProject(root, tool, server);
    project.migration("V1__tables", TABLES);
    project.apply();
    String file =
        """
        /* ${user}
        --changeset in:comment */
        create or replace function s.said() returns text language sql as $f$
          -- changeset a:b ${user} ';'
          select '\\${user}' $f$;
        create %1$sview s.%2$s as -- ${user}
          select id as %2$s, '%3$s'::text as said, E'\\\\${user}\\'\\${'::text as escaped,
            U&'\\0041${user}'::text as coded, s.said() as called %4$s from s.sale;
        comment on %1$sview s.%2$s is '%3$s';
        comment on column s.%2$s.%2$s is E'\\n--rollback x ${user}';
        """;
    String path = Views.pathOf(new RelationName("s", name));
    project.file(path, file.formatted("materialized ", quoted, text, ", 1 as less"));
    project.file("s/top.sql", "create view s.top as select * from s." + quoted);
    String printed = "s." + Printable.of(name);
    project.write("created: " + printed + ", s.top");
    project.apply();
    // The database's own words for what has no file.
    String own =
        """
        create view s.x as select 1 as %1$s, '%2$s'::text as y, z.said from s.%1$s z;
        comment on view s.x is '%2$s';
        """
            .formatted(quoted, text);
    project.run(own);

    project.file(path, file.formatted("materialized ", quoted, text, ""));
    project.write("made again: " + printed + ", s.top, s.x");
    project.apply();

    assertThat(project.state())
        .isEqualTo(project.createdAnew(project.text(path), project.text("s/top.sql"), own));
    assertThat(project.draft().script()).isEmpty();
    assertThat(project.rows("select said from s.top limit 1"))
        .containsExactly(text.replace("''", "'"));
    assertThat(project.rows("select escaped || coded || called from s.top limit 1"))
        .containsExactly("\\${user}'${" + "A${user}" + "\\${user}");
  }
}
