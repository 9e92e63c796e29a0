package dev.veduta.prove.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in the text form of a query tree. */
public sealed interface Node {
  /** {@code <>}: nothing there. */
  record Absent() implements Node {}

  /** A token: a number, a name, a flag, or a string without its quotes. */
  record Text(String value) implements Node {}

  /** {@code ( ... )}, without the letter that names the type of a list of numbers. */
  record Sequence(List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * {@code {TAG :field value ...}}.
   *
   * @param tag what it is, in the spelling of the newest server
   * @param fields each field's values, nearly always one
   */
  record Struct(String tag, Map<String, List<Node>> fields) implements Node {
    /** The field's first value; {@link Absent} where the server has no such field. */
    public Node field(String name) {
      List<Node> values = fields.get(name);
      return values == null ? new Absent() : values.get(0);
    }

    /** The field as a node of its own; null where there is none. */
    public @Nullable Struct struct(String name) {
      return field(name) instanceof Struct struct ? struct : null;
    }

    /** The field's token; empty where there is none. */
    public String text(String name) {
      return field(name) instanceof Text text ? text.value() : "";
    }

    /** The field as a number; 0 where it is none. */
    public int number(String name) {
      return field(name) instanceof Text text ? parse(text.value()) : 0;
    }

    /** The field as a flag. */
    public boolean flag(String name) {
      return text(name).equals("true");
    }

    /** Whether the field says anything. */
    public boolean has(String name) {
      return !(field(name) instanceof Absent);
    }

    /** The items of a list; none where there is no list. */
    public List<Node> list(String name) {
      return field(name) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The items of a list that are nodes of their own. */
    public List<Struct> structs(String name) {
      List<Struct> structs = new ArrayList<>();
      for (Node item : list(name)) {
        if (item instanceof Struct struct) {
          structs.add(struct);
        }
      }
      return structs;
    }

    /** The items of a list of numbers. */
    public List<Integer> numbers(String name) {
      List<Integer> numbers = new ArrayList<>();
      for (Node item : list(name)) {
        if (item instanceof Text text) {
          numbers.add(parse(text.value()));
        }
      }
      return numbers;
    }

    /** Object identifiers are unsigned; they keep their bits. */
    private static int parse(String token) {
      try {
        return (int) Long.parseLong(token);
      } catch (NumberFormatException notANumber) {
        return 0;
      }
    }
  }
}
