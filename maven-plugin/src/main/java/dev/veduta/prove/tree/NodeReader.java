package dev.veduta.prove.tree;

import dev.veduta.prove.tree.Node.Absent;
import dev.veduta.prove.tree.Node.Sequence;
import dev.veduta.prove.tree.Node.Struct;
import dev.veduta.prove.tree.Node.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a {@code pg_node_tree}. Tolerant: it knows no node and no field, so a newer server's tree
 * reads like any other.
 *
 * <p>The syntax is that of PostgreSQL's {@code outfuncs.c}. A field has one value, whatever that
 * looks like (a name may begin with a colon), and may be followed by more up to the next field:
 * {@code :constvalue 4 [ 1 0 0 0 ]}.
 */
public final class NodeReader {
  /** Tags that a server before 16 spells differently. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "RTE", "RANGETBLENTRY",
          "CASE", "CASEEXPR",
          "WHEN", "CASEWHEN",
          "COALESCE", "COALESCEEXPR",
          "ARRAY", "ARRAYEXPR",
          "MINMAX", "MINMAXEXPR",
          "ROW", "ROWEXPR",
          "ROWCOMPARE", "ROWCOMPAREEXPR",
          "COLLATE", "COLLATEEXPR");

  private static final int DEEPEST = 1_000;
  private static final Absent ABSENT = new Absent();

  private final String text;
  private int at;
  private int depth;

  private NodeReader(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws NodeSyntaxException where the text is not that of a node
   */
  public static Node read(String text) {
    NodeReader reader = new NodeReader(text);
    Node node = reader.value();
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.unexpected("the end");
    }
    return node;
  }

  private Node value() {
    skipSpace();
    if (at >= text.length() || ++depth > DEEPEST) {
      throw unexpected("a value");
    }
    Node node =
        switch (text.charAt(at)) {
          case '{' -> struct();
          case '(' -> sequence();
          case '}', ')' -> throw unexpected("a value");
          default -> token();
        };
    depth--;
    return node;
  }

  private Struct struct() {
    at++;
    String tag = word();
    Map<String, List<Node>> fields = new HashMap<>();
    while (!closes('}')) {
      String name = fieldName();
      List<Node> values = new ArrayList<>(1);
      values.add(value());
      while (!closes('}') && text.charAt(at) != ':') {
        values.add(value());
      }
      if (values.get(0) != ABSENT) {
        fields.put(name, values);
      }
      if (closes('}')) {
        break;
      }
    }
    at++;
    return new Struct(RENAMED.getOrDefault(tag, tag), fields);
  }

  private String fieldName() {
    String word = word();
    if (!word.startsWith(":")) {
      throw unexpected("a field");
    }
    return word.substring(1);
  }

  private Sequence sequence() {
    at++;
    if (at + 1 < text.length()
        && "iobx".indexOf(text.charAt(at)) >= 0
        && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == ')')) {
      at++;
    }
    List<Node> items = new ArrayList<>();
    while (!closes(')')) {
      items.add(value());
    }
    at++;
    return new Sequence(items);
  }

  private boolean closes(char bracket) {
    skipSpace();
    if (at >= text.length()) {
      throw unexpected(String.valueOf(bracket));
    }
    return text.charAt(at) == bracket;
  }

  private Node token() {
    int start = at;
    String word = word();
    if (word.equals("<>") && at - start == 2) {
      return ABSENT;
    }
    boolean quoted = text.charAt(start) == '"' && word.length() > 1;
    return new Text(quoted ? word.substring(1, word.length() - 1) : word);
  }

  /** Up to space or a bracket; a backslash takes the next character as it is. */
  private String word() {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        return wordWithEscapes(start);
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String wordWithEscapes(int start) {
    StringBuilder word = new StringBuilder(text.substring(start, at));
    for (; at < text.length() && !endsWord(text.charAt(at)); at++) {
      boolean isEscape = text.charAt(at) == '\\' && at + 1 < text.length();
      word.append(text.charAt(isEscape ? ++at : at));
    }
    return word.toString();
  }

  private static boolean endsWord(char c) {
    return c <= ' ' || c == '(' || c == ')' || c == '{' || c == '}';
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private NodeSyntaxException unexpected(String wanted) {
    return new NodeSyntaxException("expected " + wanted + " at character " + at);
  }
}
