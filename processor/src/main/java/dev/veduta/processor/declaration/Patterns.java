package dev.veduta.processor.declaration;

import static java.util.stream.Collectors.joining;

import dev.veduta.processor.declaration.Declaration.Value;
import dev.veduta.processor.report.Place;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which names are wanted; {@code *} stands for any text, nothing else is special.
 *
 * @param include those that one of these matches
 * @param exclude and none of these
 */
public record Patterns(List<Value> include, List<Value> exclude) {
  private static final String ANY = "*";

  public Patterns {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** All names. */
  public static Patterns all(Place place) {
    return new Patterns(List.of(new Value(ANY, place)), List.of());
  }

  /** The first that wants a name. */
  public Optional<Value> wanting(String name) {
    return exclude.stream().anyMatch(it -> matches(it, name))
        ? Optional.empty()
        : include.stream().filter(it -> matches(it, name)).findFirst();
  }

  /** Those of either kind that match none of some names; that any will do is always so. */
  public Stream<Value> unmatched(Collection<String> names) {
    return Stream.concat(include.stream(), exclude.stream())
        .filter(it -> !it.text().equals(ANY))
        .filter(it -> names.stream().noneMatch(name -> matches(it, name)));
  }

  private static boolean matches(Value pattern, String name) {
    String text = pattern.text();
    if (text.equals(ANY)) {
      return true;
    }
    String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
  }
}
