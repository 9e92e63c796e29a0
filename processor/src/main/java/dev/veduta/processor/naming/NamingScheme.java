package dev.veduta.processor.naming;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

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
      String rest = withoutPrefix(name);
      return suffixes.stream()
          .filter(it -> ends(rest, it))
          .findFirst()
          .map(it -> rest.substring(0, rest.length() - it.length()))
          .orElse(rest);
    }

    /** The prefixes that none of some names begins with. */
    public Stream<String> idlePrefixes(Collection<String> names) {
      return prefixes.stream().filter(it -> names.stream().noneMatch(name -> begins(name, it)));
    }

    /** The suffixes that none of some names ends with. */
    public Stream<String> idleSuffixes(Collection<String> names) {
      return suffixes.stream()
          .filter(it -> names.stream().map(this::withoutPrefix).noneMatch(name -> ends(name, it)));
    }

    private String withoutPrefix(String name) {
      return prefixes.stream()
          .filter(it -> begins(name, it))
          .findFirst()
          .map(it -> name.substring(it.length()))
          .orElse(name);
    }

    private static boolean begins(String name, String prefix) {
      return name.startsWith(prefix) && name.length() > prefix.length();
    }

    private static boolean ends(String name, String suffix) {
      return name.endsWith(suffix) && name.length() > suffix.length();
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
