package dev.veduta.introspect;

import dev.veduta.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of relation names, such as {@code quick_bits.*}: a schema and a name, where {@code *}
 * stands for any characters and everything else for itself, upper and lower case as in the
 * database. A part in double quotes is taken literally, dots and stars included; a double quote in
 * it is written twice. Immutable.
 *
 * @param text the pattern as written
 * @param schema the schema's part
 * @param name the relation's part
 */
public record RelationPattern(String text, Glob schema, Glob name) {
  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException {@code [MalformedPattern]} if it is not {@code schema.name}
   */
  public static RelationPattern parse(String text) {
    List<Glob> parts = new Parser(text).parts();
    if (parts.size() != 2) {
      throw malformed(text, "it has " + parts.size() + (parts.size() == 1 ? " part" : " parts"));
    }
    return new RelationPattern(text, parts.get(0), parts.get(1));
  }

  /** Whether the whole of both parts match. */
  public boolean matches(QualifiedName relation) {
    return schema.matches(relation.schema()) && name.matches(relation.name());
  }

  @Override
  public String toString() {
    return text;
  }

  private static IllegalArgumentException malformed(String text, String why) {
    return new IllegalArgumentException(
        "[MalformedPattern] \""
            + text
            + "\" is not a pattern of relations: "
            + why
            + ". Write schema.name, with * for any characters, such as quick_bits.*; put a part that"
            + " holds a dot, a star or a quote in double quotes.");
  }

  /** Splits at dots outside quotes. */
  private static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    List<Glob> parts() {
      List<Glob> parts = new ArrayList<>();
      do {
        parts.add(at('"') ? quoted() : plain());
      } while (accept('.'));
      if (position < text.length()) {
        throw malformed(text, "there is more after a closing quote");
      }
      return parts;
    }

    private Glob plain() {
      int start = position;
      while (position < text.length() && !at('.')) {
        if (at('"')) {
          throw malformed(text, "a quote must open its part");
        }
        position++;
      }
      return Glob.of(nonEmpty(text.substring(start, position)));
    }

    private Glob quoted() {
      StringBuilder literal = new StringBuilder();
      position++;
      while (!accept('"') || at('"')) {
        if (position == text.length()) {
          throw malformed(text, "a quote is not closed");
        }
        literal.append(text.charAt(position++));
      }
      return Glob.literal(nonEmpty(literal.toString()));
    }

    private String nonEmpty(String part) {
      if (part.isBlank()) {
        throw malformed(text, "a part is empty");
      }
      return part;
    }

    private boolean at(char c) {
      return position < text.length() && text.charAt(position) == c;
    }

    private boolean accept(char c) {
      boolean found = at(c);
      if (found) {
        position++;
      }
      return found;
    }
  }
}
