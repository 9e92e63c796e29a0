package dev.veduta.drift;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.Printable;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names and types of the database as they are shown to people. */
final class Shown {
  private Shown() {}

  static String name(String name) {
    return '"' + Printable.of(name) + '"';
  }

  static String name(QualifiedName name) {
    return Printable.of(name.toString());
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
          + list(it.attributes(), each -> name(each.name()) + " " + Printable.of(each.sqlType()))
          + ")";
    }
    return name(((PgType.Base) type).name());
  }
}
