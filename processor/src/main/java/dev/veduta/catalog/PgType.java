package dev.veduta.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL type, as far as Java needs to know it; modifiers such as lengths are left to {@code
 * sqlType}.
 */
public sealed interface PgType {
  /** A type with a name of its own: any but an array. */
  sealed interface Named extends PgType {
    /** Its name in {@code pg_type}. */
    QualifiedName name();
  }

  /** A type with nothing inside: built in, or an extension's. */
  record Base(QualifiedName name) implements Named {}

  /** An enum and its labels, in order. */
  record Enumeration(QualifiedName name, List<String> labels) implements Named {
    public Enumeration {
      labels = List.copyOf(labels);
    }
  }

  /**
   * A domain over a type. Its own NOT NULL is not kept: a column of it can hold null all the same.
   *
   * @param sqlType the type it is over with its modifier, such as {@code character varying(50)};
   *     null where it has none
   */
  record Domain(QualifiedName name, PgType base, @Nullable String sqlType) implements Named {
    /** A domain over a type without a modifier. */
    public Domain(QualifiedName name, PgType base) {
      this(name, base, null);
    }
  }

  /** A composite type and its attributes, in order. */
  record Composite(QualifiedName name, List<Attribute> attributes) implements Named {
    public Composite {
      attributes = List.copyOf(attributes);
    }
  }

  /** One attribute of a composite type. */
  record Attribute(String name, String sqlType, PgType type) {}

  /**
   * An array.
   *
   * @param dimensions as declared, at least 1; PostgreSQL does not enforce it and views often
   *     forget it
   */
  record Array(PgType element, int dimensions) implements PgType {}

  /** A range over a type. */
  record Range(QualifiedName name, PgType bound) implements Named {}

  /** A multirange over a range. */
  record Multirange(QualifiedName name, Range range) implements Named {}

  /** A built-in type with nothing inside. */
  static PgType builtin(String name) {
    return new Base(new QualifiedName("pg_catalog", name));
  }
}
