package dev.veduta.catalog;

import dev.veduta.catalog.Fact.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fact as one line of the catalog, from left to right: {@code unique index only s.t.i (a, b)
 * nulls not distinct where (a > 0)}.
 */
final class FactText {
  private static final String ONLY = " only ";
  private static final String NULLS_EQUAL = " nulls not distinct";
  private static final String WHERE = " where ";

  /** A name; one that has any of the characters used around names is quoted. */
  private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^\". (),]+)");

  private final String text;
  private int at;

  FactText(String text) {
    this.text = text;
  }

  static String write(Fact fact) {
    return fact.kind()
        + (fact.alone() ? ONLY : " ")
        + quoted(fact.relation().schema())
        + "."
        + quoted(fact.relation().name())
        + "."
        + quoted(fact.name())
        + (fact.kind() == Kind.NOT_NULL ? "" : columns(fact.columns()))
        + (fact.nullsEqual() ? NULLS_EQUAL : "")
        + (fact.predicate() == null ? "" : WHERE + fact.predicate());
  }

  private static String columns(List<String> columns) {
    return columns.stream().map(FactText::quoted).collect(Collectors.joining(", ", " (", ")"));
  }

  private static String quoted(String name) {
    Matcher plain = NAME.matcher(name);
    return plain.matches() && plain.group(2) != null
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The fact; empty where the text is of none. */
  Optional<Fact> read() {
    for (Kind kind : Kind.values()) {
      if (took(kind.toString())) {
        return Optional.ofNullable(read(kind));
      }
    }
    return Optional.empty();
  }

  private @Nullable Fact read(Kind kind) {
    boolean alone = took(ONLY);
    List<String> names = alone || took(" ") ? names(".") : List.of();
    List<String> columns = kind == Kind.NOT_NULL ? List.of() : columns();
    boolean nullsEqual = took(NULLS_EQUAL);
    String predicate = took(WHERE) ? text.substring(at) : null;
    boolean complete =
        names.size() == 3
            && columns.isEmpty() == (kind == Kind.NOT_NULL)
            && (predicate != null || at == text.length());
    return complete
        ? new Fact(
            kind,
            new QualifiedName(names.get(0), names.get(1)),
            names.get(2),
            columns,
            nullsEqual,
            predicate,
            alone)
        : null;
  }

  private List<String> columns() {
    List<String> columns = took(" (") ? names(", ") : List.of();
    return took(")") ? columns : List.of();
  }

  private List<String> names(String separator) {
    List<String> names = new ArrayList<>();
    do {
      Matcher name = NAME.matcher(text).region(at, text.length());
      if (!name.lookingAt()) {
        return List.of();
      }
      String quoted = name.group(1);
      names.add(quoted == null ? name.group(2) : quoted.replace("\"\"", "\""));
      at = name.end();
    } while (took(separator));
    return names;
  }

  private boolean took(String part) {
    boolean there = text.startsWith(part, at);
    at += there ? part.length() : 0;
    return there;
  }
}
