package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.Fact;
import java.sql.Connection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveFactsTest {
  /** All kinds of indexes that a proof can lean on. */
  private static final String MORE =
      """
      CREATE COLLATION any_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      CREATE DOMAIN code AS varchar(9);
      CREATE TYPE weather AS ENUM ('ok', 'sad');
      CREATE TABLE many (
        a varchar NOT NULL UNIQUE, b code NOT NULL UNIQUE, c int[] NOT NULL UNIQUE, d weather NOT NULL UNIQUE,
        e text COLLATE any_case NOT NULL UNIQUE, f int4range NOT NULL UNIQUE, g cidr NOT NULL UNIQUE, h text, i weather);
      CREATE UNIQUE INDEX many_h ON many (h text_pattern_ops) INCLUDE (a) WHERE i = 'ok'::weather;
      CREATE VIEW many_all AS SELECT * FROM many;
      CREATE VIEW many_ok AS SELECT h FROM many WHERE i = 'ok'::weather AND h IS NOT NULL;
      CREATE TABLE parent (id int PRIMARY KEY, x int);
      CREATE TABLE child () INHERITS (parent);
      CREATE VIEW many_only AS SELECT id FROM ONLY parent;
      CREATE TABLE parted (id int PRIMARY KEY) PARTITION BY RANGE (id);
      CREATE TABLE part PARTITION OF parted DEFAULT;
      CREATE VIEW many_parted AS SELECT id FROM parted;
      """;

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void whatAProofLeansOnHoldsInTheDatabaseItIsOf(int major) throws Exception {
    String oneNull =
        """
        CREATE TABLE one_null (k int);
        CREATE UNIQUE INDEX ON one_null (k) NULLS NOT DISTINCT;
        CREATE VIEW many_one_null AS SELECT k FROM one_null;
        """;
    try (Connection connection =
        TestServer.of(major).database(OwnViewsTest.script(), MORE, major < 15 ? "" : oneNull)) {
      Proofs proofs = Prover.prove(connection, Expectations.views(connection, "s"));
      Set<Fact> facts = new TreeSet<>();
      for (ViewProof proof : proofs.views().values()) {
        proof.columns().forEach(it -> facts.addAll(it.facts()));
        proof.keys().forEach(it -> facts.addAll(it.facts()));
      }
      assertThat(LiveFacts.flaws(connection, facts)).isEmpty();
      assertThat(facts)
          .extracting(Fact::toString)
          .contains(
              "not null s.many.c",
              "not null only s.parent.id",
              "primary key only s.parent.parent_pkey (id)",
              "primary key s.parted.parted_pkey (id)",
              "unique index s.many.many_b_key (b)",
              "unique index s.many.many_g_key (g)",
              "unique index s.many.many_h (h) where (i = 'ok'::s.weather)");
      assertThat(facts.stream().filter(Fact::nullsEqual).map(Fact::toString))
          .containsExactlyElementsOf(
              major < 15
                  ? Set.of()
                  : Set.of("unique index s.one_null.one_null_k_idx (k) nulls not distinct"));
    }
  }
}
