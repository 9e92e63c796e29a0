package dev.veduta.processor.naming;

import static java.util.stream.Collectors.joining;

import dev.veduta.naming.NamingStrategy;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The naming strategies that were found.
 *
 * @param strategy the one, if there is one
 * @param flaw why it cannot be had, or which it should be
 */
public record Strategies(Optional<NamingStrategy> strategy, Optional<String> flaw) {
  /** None. */
  public static final Strategies NONE = new Strategies(Optional.empty(), Optional.empty());

  /** What {@link ServiceLoader} finds from here. */
  public static Strategies load(ClassLoader loader) {
    try {
      return of(
          ServiceLoader.load(NamingStrategy.class, loader).stream()
              .map(ServiceLoader.Provider::get)
              .toList());
    } catch (ServiceConfigurationError | LinkageError e) {
      return new Strategies(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Strategies of(List<NamingStrategy> found) {
    if (found.size() < 2) {
      return new Strategies(found.stream().findFirst(), Optional.empty());
    }
    String names =
        found.stream().map(it -> it.getClass().getName()).sorted().collect(joining(", "));
    return new Strategies(Optional.empty(), Optional.of("there are several: " + names));
  }
}
