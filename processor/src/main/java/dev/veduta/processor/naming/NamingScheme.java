package dev.veduta.processor.naming;

import java.util.List;

/**
 * How the records of a package are named after their views.
 *
 * @param prefixes what is left off the beginning of a view's name: the first that it begins with
 * @param suffixes what is left off its end: the first that it ends with
 */
public record NamingScheme(List<String> prefixes, List<String> suffixes) {
  public NamingScheme {
    prefixes = List.copyOf(prefixes);
    suffixes = List.copyOf(suffixes);
  }

  /** The class of a view's record. A name is never stripped to nothing. */
  public String viewClass(String view) {
    String rest =
        prefixes.stream()
            .filter(it -> view.startsWith(it) && view.length() > it.length())
            .findFirst()
            .map(it -> view.substring(it.length()))
            .orElse(view);
    String name =
        suffixes.stream()
            .filter(it -> rest.endsWith(it) && rest.length() > it.length())
            .findFirst()
            .map(it -> rest.substring(0, rest.length() - it.length()))
            .orElse(rest);
    return JavaNames.viewClass(name);
  }
}
