package dev.veduta.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommentTagTest {
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
        comment("@info owner=crm, pii=yes. @key id", info("owner=crm", "pii=yes"), key("id")),
        comment("@info note=\"see @key id, or \"\"it\"\"\"", info("note=see @key id, or \"it\"")),
        comment("@info a=\"never closed @key id", info("a="), key("id")),
        comment("@info a==b,c= @info", info("a==b", "c="), info()),
        comment("@info desk", info("desk")),
        comment("mail me@key id"),
        comment("@keys id @Key id @notnull x"),
        comment("(@key id)"),
        comment(""),
        comment("@"));
  }

  @ParameterizedTest
  @MethodSource("comments")
  void findsTagsAmongProse(String comment, List<CommentTag> expected) {
    assertThat(CommentTag.in(comment)).isEqualTo(expected);
  }

  @Test
  void tellsKeysAndValuesInTheirOrder() {
    assertThat(CommentTag.info("@info z=1, y=\"2 = two\"\n@info z=3, desk, =4"))
        .containsExactly(Map.entry("z", "3"), Map.entry("y", "2 = two"));
    assertThat(CommentTag.info(null)).isEmpty();
  }

  @Test
  void anyCommentIsReadAndInLinearTime() {
    Random random = new Random(3);
    String[] pieces = {
      "@key",
      "@notNull",
      "@info",
      "=",
      " ",
      "\n",
      ",",
      "\"",
      "\"\"",
      "a",
      "@",
      ".",
      "\u202e",
      "\u0001"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder comment = new StringBuilder();
      for (int left = random.nextInt(20); left > 0; left--) {
        comment.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(CommentTag.in(comment.toString()))
          .allSatisfy(it -> assertThat(it.names()).doesNotContain(""));
    }
    for (String piece : List.of("\"\"", "@key ", "@key \"", "@key a,", "@key a, ", " ,", "a\n")) {
      String hostile = piece.repeat(200_000);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5), () -> CommentTag.in(hostile), () -> "slow on " + piece);
    }
  }

  private static Arguments comment(String comment, CommentTag... expected) {
    return Arguments.of(comment, List.of(expected));
  }

  private static CommentTag key(String... names) {
    return new CommentTag(CommentTag.KEY, List.of(names));
  }

  private static CommentTag info(String... pairs) {
    return new CommentTag(CommentTag.INFO, List.of(pairs));
  }

  private static CommentTag notNull(String... names) {
    return new CommentTag(CommentTag.NOT_NULL, List.of(names));
  }
}
