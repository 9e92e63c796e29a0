package dev.veduta.drift;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of the database as it may be shown on a terminal: nothing in it can steer one. */
final class Shown {
  private Shown() {}

  static String name(String name) {
    return '"' + plain(name) + '"';
  }

  static String name(QualifiedName name) {
    return plain(name.toString());
  }

  static String names(Collection<String> names) {
    return list(names, Shown::name);
  }

  static <T> String list(Collection<T> elements, Function<T, String> shown) {
    return elements.stream().map(shown).collect(Collectors.joining(", "));
  }

  /** What a type is made of, where its name does not say. */
  static String type(PgType type) {
    if (type instanceof PgType.Enumeration it) {
      return "enum " + name(it.name());
    }
    if (type instanceof PgType.Domain it) {
      return "domain " + name(it.name()) + " over " + type(it.base());
    }
    if (type instanceof PgType.Array it) {
      return "array of " + type(it.element());
    }
    if (type instanceof PgType.Range it) {
      return "range " + name(it.name()) + " of " + type(it.bound());
    }
    if (type instanceof PgType.Multirange it) {
      return "multirange " + name(it.name()) + " of " + type(it.range());
    }
    if (type instanceof PgType.Composite it) {
      return "composite "
          + name(it.name())
          + " ("
          + list(it.attributes(), each -> name(each.name()) + " " + plain(each.sqlType()))
          + ")";
    }
    return name(((PgType.Base) type).name());
  }

  /** Control and format characters as {@code \}{@code uXXXX}. */
  static String plain(@Nullable String text) {
    StringBuilder plain = new StringBuilder();
    String.valueOf(text).chars().forEach(each -> plain.append(shown((char) each)));
    return plain.toString();
  }

  private static String shown(char each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE ->
          String.format(Locale.ROOT, "\\u%04X", (int) each);
      default -> String.valueOf(each);
    };
  }
}
