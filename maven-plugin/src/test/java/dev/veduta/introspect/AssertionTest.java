package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionTest {
  static Stream<Arguments> comments() {
    return Stream.of(
        comment("@key id", key("id")),
        comment("@key a, b", key("a", "b")),
        comment("@key a,b,\n  c", key("a", "b", "c")),
        comment("@key a b", key("a")),
        comment("Totals per gear.\n@key id\n@notNull total, n", key("id"), notNull("total", "n")),
        comment("rows (see wiki) @key id. And more.", key("id")),
        comment("@key id; @notNull x!", key("id"), notNull("x")),
        comment("@key \"zip code\", \"a,\"\"b\"", key("zip code", "a,\"b")),
        comment("@key Name.Prefix", key("Name.Prefix")),
        comment("@key \"id.\"", key("id.")),
        comment("@key größe, 日本", key("größe", "日本")),
        comment("@key a @notNull b", key("a"), notNull("b")),
        comment("@key a,", key("a")),
        comment("@key a, @notNull b", key("a"), notNull("b")),
        comment("@key", key()),
        comment("@key\nid", key()),
        comment("@key , a", key()),
        comment("@key \"never closed", key()),
        comment("@key \"\"", key()),
        comment("mail me@key id"),
        comment("@keys id @Key id @notnull x"),
        comment("(@key id)"),
        comment(""),
        comment("@"));
  }

  @ParameterizedTest
  @MethodSource("comments")
  void findsAssertionsAmongProse(String comment, List<Assertion> expected) {
    assertThat(Assertion.in(comment)).isEqualTo(expected);
  }

  @Test
  void anyCommentIsReadAndInLinearTime() {
    Random random = new Random(3);
    String[] pieces = {
      "@key", "@notNull", " ", "\n", ",", "\"", "\"\"", "a", "@", ".", "\u202e", "\u0001"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder comment = new StringBuilder();
      for (int left = random.nextInt(20); left > 0; left--) {
        comment.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(Assertion.in(comment.toString()))
          .allSatisfy(it -> assertThat(it.names()).doesNotContain(""));
    }
    for (String piece : List.of("\"\"", "@key ", "@key \"", "@key a,", "@key a, ", " ,", "a\n")) {
      String hostile = piece.repeat(200_000);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> Assertion.in(hostile), () -> "slow on " + piece);
    }
  }

  private static Arguments comment(String comment, Assertion... expected) {
    return Arguments.of(comment, List.of(expected));
  }

  private static Assertion key(String... names) {
    return new Assertion(Assertion.KEY, List.of(names));
  }

  private static Assertion notNull(String... names) {
    return new Assertion(Assertion.NOT_NULL, List.of(names));
  }
}
