package dev.veduta.drift;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A type seen as its shape, and apart from it the labels of the enums inside. */
final class TypeShape {
  private TypeShape() {}

  /** The type, with no label in any enum. */
  static PgType of(PgType type) {
    if (type instanceof PgType.Enumeration it) {
      return new PgType.Enumeration(it.name(), List.of());
    }
    if (type instanceof PgType.Domain it) {
      return new PgType.Domain(it.name(), of(it.base()));
    }
    if (type instanceof PgType.Array it) {
      return new PgType.Array(of(it.element()), it.dimensions());
    }
    if (type instanceof PgType.Range it) {
      return range(it);
    }
    if (type instanceof PgType.Multirange it) {
      return new PgType.Multirange(it.name(), range(it.range()));
    }
    if (type instanceof PgType.Composite it) {
      return new PgType.Composite(
          it.name(),
          it.attributes().stream()
              .map(each -> new PgType.Attribute(each.name(), each.sqlType(), of(each.type())))
              .toList());
    }
    return type;
  }

  /** Every enum in the type. */
  static Map<QualifiedName, PgType.Enumeration> enumerations(PgType type) {
    Map<QualifiedName, PgType.Enumeration> found = new TreeMap<>();
    collect(type, found);
    return found;
  }

  private static PgType.Range range(PgType.Range range) {
    return new PgType.Range(range.name(), of(range.bound()));
  }

  private static void collect(PgType type, Map<QualifiedName, PgType.Enumeration> found) {
    if (type instanceof PgType.Enumeration it) {
      found.put(it.name(), it);
    } else if (type instanceof PgType.Domain it) {
      collect(it.base(), found);
    } else if (type instanceof PgType.Array it) {
      collect(it.element(), found);
    } else if (type instanceof PgType.Range it) {
      collect(it.bound(), found);
    } else if (type instanceof PgType.Multirange it) {
      collect(it.range(), found);
    } else if (type instanceof PgType.Composite it) {
      it.attributes().forEach(each -> collect(each.type(), found));
    }
  }
}
