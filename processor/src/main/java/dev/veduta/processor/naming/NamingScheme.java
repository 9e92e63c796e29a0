package dev.veduta.processor.naming;

import java.util.List;

/**
 * What the Java names of a package's records and their components leave off the names in the
 * database.
 *
 * @param views what is left off a view's name
 * @param columns what is left off a column's
 */
public record NamingScheme(Strip views, Strip columns) {
  /** Nothing is left off. */
  public static final NamingScheme NONE = new NamingScheme(Strip.NOTHING, Strip.NOTHING);

  /**
   * Ends of names.
   *
   * @param prefixes what is left off the beginning: the first of these that a name begins with
   * @param suffixes what is left off the end: the first of these that it ends with
   */
  public record Strip(List<String> prefixes, List<String> suffixes) {
    static final Strip NOTHING = new Strip(List.of(), List.of());

    public Strip {
      prefixes = List.copyOf(prefixes);
      suffixes = List.copyOf(suffixes);
    }

    /** What remains of a name; never nothing. */
    String of(String name) {
      String rest =
          prefixes.stream()
              .filter(it -> name.startsWith(it) && name.length() > it.length())
              .findFirst()
              .map(it -> name.substring(it.length()))
              .orElse(name);
      return suffixes.stream()
          .filter(it -> rest.endsWith(it) && rest.length() > it.length())
          .findFirst()
          .map(it -> rest.substring(0, rest.length() - it.length()))
          .orElse(rest);
    }
  }

  /** The class of a view's record. */
  public String viewClass(String view) {
    return JavaNames.viewClass(views.of(view));
  }

  /** The record component of a column. */
  public String component(String column) {
    return JavaNames.component(columns.of(column));
  }
}
