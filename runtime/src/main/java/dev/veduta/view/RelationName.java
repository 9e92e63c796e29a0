package dev.veduta.view;

import static java.util.Objects.requireNonNull;

import dev.veduta.query.Sql;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a relation, as in the database. Immutable and thread-safe; ordered by schema, then by
 * name.
 */
public record RelationName(String schema, String name) implements Comparable<RelationName> {
  private static final String PART = "([^\".]+|\"(?:[^\"]|\"\")+\")";
  private static final Pattern QUALIFIED = Pattern.compile(PART + "\\." + PART);

  public RelationName {
    requireNonNull(schema, "schema");
    requireNonNull(name, "name");
  }

  /** The name of a record's relation. */
  public static RelationName of(Relation<?> relation) {
    return new RelationName(relation.schema(), relation.name());
  }

  /**
   * Reads {@code schema.name}, upper and lower case as in the database; a part that holds a full
   * stop or a quote stands in double quotes, quotes in it twice.
   *
   * @throws IllegalArgumentException {@code [BadRelationName]} if it is not of that form
   */
  public static RelationName parse(String text) {
    Matcher parts = QUALIFIED.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "[BadRelationName] \"" + text + "\" is not of the form schema.name");
    }
    return new RelationName(part(parts.group(1)), part(parts.group(2)));
  }

  private static String part(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
        : text;
  }

  /** {@code "schema"."name"}. */
  public String quoted() {
    return Sql.quote(schema) + "." + Sql.quote(name);
  }

  @Override
  public int compareTo(RelationName other) {
    int order = schema.compareTo(other.schema);
    return order != 0 ? order : name.compareTo(other.name);
  }

  /** For messages: {@code gear.stats}. */
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
