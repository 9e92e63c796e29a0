package dev.veduta.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.prove.Prover;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.ViewProof;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExplainViewsTest {
  private static final String[] SCHEMA = {
    "CREATE TABLE field (id int PRIMARY KEY, name text NOT NULL, label text)",
    "CREATE TABLE template_field (id int PRIMARY KEY REFERENCES field, position int NOT NULL)",
    "CREATE VIEW template_field_view AS SELECT f.id, f.name, f.label, t.position"
        + " FROM field f JOIN template_field t ON t.id = f.id",
    "CREATE VIEW outer_view AS SELECT f.id, t.position"
        + " FROM field f LEFT JOIN template_field t ON t.id = f.id",
    "CREATE VIEW counted AS SELECT count(*) AS fields, max(id) AS last FROM field",
    "CREATE VIEW both_names AS SELECT name FROM field UNION ALL SELECT label FROM field",
    "CREATE VIEW disproved AS SELECT id, 'x' AS kind, label FROM field WHERE label IS NULL",
    "CREATE VIEW asserted AS SELECT id, label, nullif(name, '') AS name FROM field",
    "COMMENT ON VIEW asserted IS '@key label @notNull id'",
    "COMMENT ON COLUMN asserted.name IS '@notNull'",
    "CREATE VIEW joined AS SELECT f.id, t.id AS template FROM field f"
        + " JOIN template_field t ON t.id = f.id",
    "CREATE VIEW \"odd\nname\" AS SELECT id AS \"a\"\"b\" FROM field"
  };

  @Test
  void textTellsOfEachColumnAndKeyHowItIsKnownOrWhyNot() throws SQLException {
    assertThat(
            Format.TEXT.write(
                explained(
                    "template_field_view", "outer_view", "counted", "both_names", "odd\nname")))
        .isEqualTo(
            """
            public.both_names
              columns
                name may be null: public.field.label has no NOT NULL constraint
              no proven key: UNION ALL keeps equal rows of its parts; \
            a literal of its own in each part, beside a key of each, would help

            public.counted
              columns
                fields is never null, PROVEN: count is never null
                last may be null: max of no rows is null
              keys
                at most one row, PROVEN: an aggregate without GROUP BY is one row

            public.odd\\u000Aname
              columns
                a"b is never null, PROVEN: public.field.id is not null
              keys
                (a"b), PROVEN: primary key field_pkey of public.field

            public.outer_view
              columns
                id is never null, PROVEN: public.field.id is not null
                position may be null: public.template_field is on the outer side of a \
            LEFT JOIN
              keys
                (id), PROVEN: primary key field_pkey of public.field, kept by a \
            many-to-one join (primary key template_field_pkey of public.template_field)

            public.template_field_view
              columns
                id is never null, PROVEN: rows where it is null are filtered out
                name is never null, PROVEN: public.field.name is not null
                label may be null: public.field.label has no NOT NULL constraint
                position is never null, PROVEN: public.template_field.position is not \
            null
              keys
                (id), PROVEN: primary key field_pkey of public.field, kept by a \
            one-to-one join (primary key template_field_pkey of public.template_field)
            """);
  }

  @Test
  void tellsOfColumnsThatHoldTheSame() throws SQLException {
    assertThat(Format.TEXT.write(explained("joined")))
        .contains("\n  equal columns\n    (id, template), PROVEN: ");
    assertThat(Format.JSON.write(explained("joined")))
        .contains("\"equalities\" : [ {", "\"columns\" : [ \"id\", \"template\" ],");
  }

  @Test
  void jsonTellsTheSameWithNamesAsInTheDatabase() throws SQLException {
    assertThat(Format.JSON.write(explained("outer_view", "counted", "both_names", "odd\nname")))
        .isEqualTo(
            """
            [ {
              "schema" : "public",
              "name" : "both_names",
              "columns" : [ {
                "name" : "name",
                "nullable" : true,
                "grade" : "NONE",
                "because" : "public.field.label has no NOT NULL constraint"
              } ],
              "keys" : [ ]
            }, {
              "schema" : "public",
              "name" : "counted",
              "columns" : [ {
                "name" : "fields",
                "nullable" : false,
                "grade" : "PROVEN",
                "because" : "count is never null"
              }, {
                "name" : "last",
                "nullable" : true,
                "grade" : "NONE",
                "because" : "max of no rows is null"
              } ],
              "keys" : [ {
                "columns" : [ ],
                "grade" : "PROVEN",
                "because" : "an aggregate without GROUP BY is one row"
              } ]
            }, {
              "schema" : "public",
              "name" : "odd\\nname",
              "columns" : [ {
                "name" : "a\\"b",
                "nullable" : false,
                "grade" : "PROVEN",
                "because" : "public.field.id is not null"
              } ],
              "keys" : [ {
                "columns" : [ "a\\"b" ],
                "grade" : "PROVEN",
                "because" : "primary key field_pkey of public.field"
              } ]
            }, {
              "schema" : "public",
              "name" : "outer_view",
              "columns" : [ {
                "name" : "id",
                "nullable" : false,
                "grade" : "PROVEN",
                "because" : "public.field.id is not null"
              }, {
                "name" : "position",
                "nullable" : true,
                "grade" : "NONE",
                "because" : "public.template_field is on the outer side of a LEFT JOIN"
              } ],
              "keys" : [ {
                "columns" : [ "id" ],
                "grade" : "PROVEN",
                "because" : "primary key field_pkey of public.field, kept by a \
            many-to-one join (primary key template_field_pkey of public.template_field)"
              } ]
            } ]
            """);
  }

  @Test
  void whatIsAssertedIsToldWithWhatStoppedTheProof() throws SQLException {
    List<Explained> asserted = explained("asserted");

    assertThat(Format.TEXT.write(asserted))
        .isEqualTo(
            """
            public.asserted
              columns
                id is never null, PROVEN: public.field.id is not null
                label is never null, ASSERTED: comment on the view; not proven: \
            public.field.label has no NOT NULL constraint
                name is never null, ASSERTED: comment on the column; not proven: \
            NULLIF is null where its values are equal
              keys
                (id), PROVEN: primary key field_pkey of public.field
                (label), ASSERTED: comment on the view
            """);
    assertThat(Format.JSON.write(asserted))
        .contains(
            """
              "name" : "label",
                "nullable" : false,
                "grade" : "ASSERTED",
                "because" : "comment on the view"
            """,
            """
              "columns" : [ "label" ],
                "grade" : "ASSERTED",
                "because" : "comment on the view"
            """);
  }

  @Test
  void whatIsDisprovedIsToldAsSure() throws SQLException {
    List<Explained> disproved = explained("disproved");

    assertThat(Format.TEXT.write(disproved))
        .isEqualTo(
            """
            public.disproved
              columns
                id is never null, PROVEN: public.field.id is not null
                kind is never null, PROVEN: a constant
                label holds nulls: rows where it is not null are filtered out
              keys
                (id), PROVEN: primary key field_pkey of public.field
              rows are equal in (kind, label): every row has the same value there
            """);
    assertThat(Format.JSON.write(disproved))
        .contains("\"because\" : \"rows where it is not null are filtered out\"");
  }

  @Test
  void aHintSaysWhatWouldMakeAKey() throws SQLException {
    assertThat(hint("SELECT f.id FROM field f JOIN line l ON l.field = f.id AND l.number = 1"))
        .isEqualTo(
            "public.line has no usable unique index; public.field.id would identify a row if it had"
                + " one on (field, number)");
    assertThat(hint("SELECT field, number FROM line"))
        .isEqualTo(
            "public.line has no usable unique index; public.line.field and public.line.number would"
                + " identify a row if it had one on (field, number) or some of these");
    assertThat(hint("SELECT * FROM (SELECT field FROM line) l"))
        .startsWith("public.line has no usable unique index; public.line.field would");
    assertThat(hint("SELECT code FROM coded"))
        .isEqualTo(
            "no key of public.coded is among the columns; adding (id) would help, or NOT NULL on"
                + " (code), as coded_code_key is unique");
    assertThat(hint("SELECT part FROM coded"))
        .isEqualTo(
            "no key of public.coded is among the columns; adding (id) would help, or the condition"
                + " of the partial index coded_part");
    assertThat(hint("SELECT count(*) FROM line GROUP BY field"))
        .isEqualTo(
            "rows are grouped by what is not among the columns; adding public.line.field would"
                + " help");
    assertThat(hint("SELECT id, unnest(ARRAY[1, 1]) FROM field"))
        .startsWith("a function among the columns returns several rows for one; ");
    assertThat(hint("SELECT name FROM both_names"))
        .startsWith("public.both_names has no key: UNION ALL keeps equal rows of its parts; ");
    assertThat(
            hint(
                "WITH RECURSIVE r AS (SELECT id FROM field UNION ALL SELECT id + 1 FROM r)"
                    + " SELECT id FROM r"))
        .isEqualTo("a recursive UNION ALL may come to a row again; UNION would help");
  }

  private static String hint(String definition) throws SQLException {
    String[] tables = {
      "CREATE TABLE line (field int NOT NULL, number int NOT NULL)",
      "CREATE TABLE coded (id int PRIMARY KEY, code text UNIQUE, part int NOT NULL)",
      "CREATE UNIQUE INDEX coded_part ON coded (part) WHERE code IS NULL",
      "CREATE VIEW hinted AS " + definition
    };
    try (Connection connection = TestServer.newest().database(SCHEMA)) {
      TestServer.run(connection, tables);
      QualifiedName name = new QualifiedName("public", "hinted");
      return Prover.prove(connection, List.of(name)).view(name).orElseThrow().keyHint();
    }
  }

  @Test
  void aViewThatIsNotKnownSaysSo() throws SQLException {
    Explained known = explained("both_names").get(0);
    ColumnProof column = new ColumnProof("name", null, "node X is unknown", new TreeSet<>());
    ViewProof unproven =
        new ViewProof(
            known.view().name(),
            List.of(column),
            List.of(),
            "node X is unknown",
            "node X is unknown",
            List.of());
    List<Explained> views = List.of(new Explained(known.view(), unproven));
    assertThat(Format.TEXT.write(views))
        .isEqualTo(
            "public.both_names\n  columns\n    name may be null: node X is unknown\n"
                + "  unproven: node X is unknown\n");
    assertThat(Format.JSON.write(views)).contains("\"unproven\" : \"node X is unknown\"");
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThat(Format.parse("json")).isEqualTo(Format.JSON);
    assertThatThrownBy(() -> Format.parse("yaml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("[UnknownFormat]")
        .hasMessageContaining("\"yaml\"");
  }

  private static List<Explained> explained(String... names) throws SQLException {
    try (Connection connection = TestServer.newest().database(SCHEMA)) {
      Selection all = new Selection(List.of(RelationPattern.parse("public.*")), List.of());
      Reflection reflection = Introspector.reflect(connection, all);
      return reflection.views().stream()
          .filter(it -> List.of(names).contains(it.name().name()))
          .map(it -> new Explained(it, reflection.proofs().view(it.name()).orElseThrow()))
          .toList();
    }
  }
}
