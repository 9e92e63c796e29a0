package dev.veduta.catalog;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something in the database that a claim rests on: gone, and the claim is gone.
 *
 * @param kind what it is
 * @param relation the relation it is on
 * @param name the column or the index
 */
public record Fact(Kind kind, QualifiedName relation, String name) implements Comparable<Fact> {
  /** Kinds of facts. */
  public enum Kind {
    /** A validated NOT NULL constraint on the column. */
    NOT_NULL,
    /** A unique index, that of the primary key included. */
    UNIQUE_INDEX,
    /** A unique index over some rows, which the view's conditions choose from. */
    PARTIAL_UNIQUE_INDEX;

    /** In words: {@code not null}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Comparator<Fact> ORDER =
      comparing(Fact::relation).thenComparing(Fact::kind).thenComparing(Fact::name);

  private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^\".]+)");

  /** What {@link #toString} wrote; empty for anything else. */
  static Optional<Fact> parse(String text) {
    for (Kind kind : Kind.values()) {
      if (text.startsWith(kind + " ")) {
        List<String> parts = parts(text.substring(kind.toString().length() + 1));
        return parts.size() == 3
            ? Optional.of(
                new Fact(kind, new QualifiedName(parts.get(0), parts.get(1)), parts.get(2)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** In one line, each part quoted where it must be: {@code not null quick_bits.field.id}. */
  @Override
  public String toString() {
    return kind
        + " "
        + String.join(".", quoted(relation.schema()), quoted(relation.name()), quoted(name));
  }

  @Override
  public int compareTo(Fact other) {
    return ORDER.compare(this, other);
  }

  private static String quoted(String part) {
    return part.contains(".") || part.contains("\"")
        ? '"' + part.replace("\"", "\"\"") + '"'
        : part;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      String quoted = matcher.group(1);
      parts.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
      at = matcher.end();
      if (at == text.length()) {
        return parts;
      }
      at += text.charAt(at) == '.' ? 1 : 0;
    }
    return List.of();
  }
}
