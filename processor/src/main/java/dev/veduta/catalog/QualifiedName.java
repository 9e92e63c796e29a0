package dev.veduta.catalog;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * The name of a relation or type, each part as in the database, unquoted.
 *
 * @param schema its schema
 * @param name its name in the schema
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {
  private static final Comparator<QualifiedName> ORDER =
      comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }

  /** For messages: {@code schema.name}. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
