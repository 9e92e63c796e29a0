package dev.veduta.maven;

import dev.veduta.processor.naming.NamingScheme;
import java.util.List;

/** The {@code <naming>} of a pom. */
public final class NamingParameters {
  List<String> stripPrefixes = List.of();
  List<String> stripSuffixes = List.of();
  List<String> stripColumnPrefixes = List.of();
  List<String> stripColumnSuffixes = List.of();

  NamingScheme scheme() {
    return new NamingScheme(
        new NamingScheme.Strip(stripPrefixes, stripSuffixes),
        new NamingScheme.Strip(stripColumnPrefixes, stripColumnSuffixes));
  }
}
