package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "s.v        | s    | v      | true",
        "s.v        | s    | V      | false",
        "s.*        | s    | v      | true",
        "s.*        | ss   | v      | false",
        "*.v*w      | any  | vw     | true",
        "*.v*w      | any  | vxw    | true",
        "s.v*v      | s    | v      | false",
        "s.a*b*b    | s    | ab     | false",
        "s.a*b*b    | s    | axbyb  | true",
        "s.*a*      | s    | bab    | true",
        "s._        | s    | x      | false",
        "s.%        | s    | x      | false",
        "\"a.b\".*  | a.b  | v      | true",
        "s.\"*\"    | s    | *      | true",
        "s.\"*\"    | s    | v      | false",
        "s.\"a\"\"b\" | s  | a\"b   | true",
        "s.\"\"\"\" | s    | \"     | true",
        "s.a b      | s    | a b    | true",
      })
  void matchesWholeParts(String pattern, String schema, String name, boolean matches) {
    assertThat(RelationPattern.parse(pattern).matches(new QualifiedName(schema, name)))
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v",
        "a.b.c",
        "s.",
        ".v",
        ".",
        " . ",
        "s.\"v",
        "s.\"\"",
        "s.v\"x\"",
        "s.\"v\"x",
        "\""
      })
  void refusesWhatIsNotSchemaDotName(String text) {
    assertThatThrownBy(() -> RelationPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("[MalformedPattern] \"" + text + "\"")
        .hasMessageContaining("Write schema.name");
  }

  @Test
  void systemSchemasAreIncludedOnlyByName() {
    QualifiedName system = new QualifiedName("pg_catalog", "pg_class");

    assertThat(Selections.of("*.*").selects(system)).isFalse();
    assertThat(Selections.of("pg_*.pg_class").selects(system)).isFalse();
    assertThat(Selections.of("pg_catalog.*").selects(system)).isTrue();
    assertThat(
            new Selection(Selections.patterns("pg_catalog.*"), Selections.patterns("*.pg_c*"))
                .selects(system))
        .isFalse();
  }

  @Test
  void aStarIsFreeInTheDistance() {
    assertThat(NearestNames.edits(Glob.of("quik_*"), "quick_bits")).isEqualTo(1);
    assertThat(NearestNames.edits(Glob.of("*"), "anything")).isZero();
    assertThat(NearestNames.edits(Glob.of("kitten"), "sitting")).isEqualTo(3);
    assertThat(NearestNames.edits(Glob.literal("*"), "abc")).isEqualTo(3);
  }

  @Test
  void everyMatchIsAtDistanceZeroAndTheReverse() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Glob pattern = Glob.of(text(random, "ab*", 6));
      String text = text(random, "ab", 6);
      assertThat(NearestNames.edits(pattern, text) == 0)
          .as("%s %s", pattern, text)
          .isEqualTo(pattern.matches(text));
    }
  }

  @Test
  void theServersLikeAgreesWithMatches() throws Exception {
    Random random = new Random(11);
    try (Connection connection = TestServer.newest().database().connect();
        PreparedStatement like = connection.prepareStatement("SELECT ?::name LIKE ?")) {
      for (int i = 0; i < 3_000; i++) {
        String raw = text(random, "ab*\\%_\"", 6);
        Glob pattern = random.nextInt(4) == 0 ? Glob.literal(raw) : Glob.of(raw);
        String text = text(random, "ab*\\%_\"", 6);
        like.setString(1, text);
        like.setString(2, pattern.like());
        try (ResultSet row = like.executeQuery()) {
          row.next();
          assertThat(row.getBoolean(1)).as("%s %s", pattern, text).isEqualTo(pattern.matches(text));
        }
      }
    }
  }

  @Test
  void aPatternThatMatchesNothingNamesTheNearest() throws Exception {
    TestServer.Database database = TestServer.newest().database(Schemas.QUICK_BITS);

    List<UnmatchedPattern> unmatched =
        database
            .reflect("quick_bits.*", "quick_bit.feild", "elsewhere.nothing_like_it")
            .unmatched();

    assertThat(unmatched)
        .extracting(UnmatchedPattern::message)
        .containsExactly(
            "[PatternUnmatched] No relation matches quick_bit.feild; the nearest: quick_bits.field.",
            "[PatternUnmatched] No relation matches elsewhere.nothing_like_it; is this the right"
                + " database, and have its migrations run?");
  }

  private static String text(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(longest + 1); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
