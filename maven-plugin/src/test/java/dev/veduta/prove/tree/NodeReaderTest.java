package dev.veduta.prove.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.prove.tree.Node.Sequence;
import dev.veduta.prove.tree.Node.Struct;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeReaderTest {
  @Test
  void readsFieldsByName() {
    Struct node = struct("{VAR :varno 1 :varattno -2 :alias <> :flag true}");
    assertThat(node.tag()).isEqualTo("VAR");
    assertThat(node.number("varno")).isEqualTo(1);
    assertThat(node.number("varattno")).isEqualTo(-2);
    assertThat(node.has("alias")).isFalse();
    assertThat(node.flag("flag")).isTrue();
    assertThat(node.text("absent")).isEmpty();
  }

  @Test
  void aFieldMayHaveSeveralValues() {
    Struct node = struct("{CONST :constvalue 4 [ 1 0 0 0 ] :location 7}");
    assertThat(node.fields().get("constvalue")).hasSize(7);
    assertThat(node.number("location")).isEqualTo(7);
  }

  @Test
  void listsOfNumbersLoseTheirLetter() {
    Struct node =
        struct("{X :a (i 1 2) :b (o 4294967295) :c (b) :d ({Y} {Y})}".replace("{Y}", "{Y :z 1}"));
    assertThat(node.numbers("a")).containsExactly(1, 2);
    assertThat(node.numbers("b")).containsExactly(-1);
    assertThat(node.numbers("c")).isEmpty();
    assertThat(node.structs("d")).hasSize(2);
  }

  @Test
  void escapedAndQuotedNamesAreNames() {
    Struct node = struct("{X :a a\\ b\\{ :b \"c\\ d\" :c \\<> :d :colon :e \\\"q\\\"}");
    assertThat(node.text("a")).isEqualTo("a b{");
    assertThat(node.text("b")).isEqualTo("c d");
    assertThat(node.text("c")).isEqualTo("<>");
    assertThat(node.text("d")).isEqualTo(":colon");
    assertThat(node.text("e")).isEqualTo("\"q\"");
  }

  @Test
  void tagsOfOlderServersAreThoseOfNewerOnes() {
    assertThat(struct("{RTE :rtekind 0}").tag()).isEqualTo("RANGETBLENTRY");
  }

  @Test
  void textThatEndsTooSoonIsRefused() {
    for (String text : List.of("{X :a", "(", "{X", "", "{X :a 1} }", "{X a 1}")) {
      assertThatThrownBy(() -> NodeReader.read(text)).isInstanceOf(NodeSyntaxException.class);
    }
  }

  @Test
  void absurdNestingIsRefused() {
    assertThatThrownBy(() -> NodeReader.read("(".repeat(100_000)))
        .isInstanceOf(NodeSyntaxException.class);
  }

  @Test
  void brokenTextIsReadOrRefusedAndNothingElse() {
    String whole = "({QUERY :a (o 1 2) :b {VAR :c \"x\\ y\" :d <>} :e 4 [ 1 0 ]})";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            at + 1,
            random.nextBoolean()
                ? ""
                : String.valueOf("{}()<> :\\\"a1".charAt(random.nextInt(12))));
      }
      try {
        NodeReader.read(text.toString());
      } catch (NodeSyntaxException refused) {
        assertThat(refused).hasMessageStartingWith("expected ");
      }
    }
  }

  private static Struct struct(String text) {
    return (Struct) ((Sequence) NodeReader.read("(" + text + ")")).items().get(0);
  }
}
