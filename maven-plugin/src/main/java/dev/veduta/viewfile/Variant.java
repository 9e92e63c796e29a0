package dev.veduta.viewfile;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a view file is for. Of a view's files that fit a server the most specific is
 * taken: one for its flavour before one for its major version before one for any.
 *
 * @param major the only major version it is for; null for any
 * @param flavour the only flavour it is for; null for any
 */
public record Variant(@Nullable Integer major, @Nullable Flavour flavour)
    implements Comparable<Variant> {
  static final Variant ANY = new Variant(null, null);

  private static final Comparator<Variant> LEAST_SPECIFIC_FIRST =
      Comparator.comparing((Variant it) -> it.flavour() != null)
          .thenComparing(it -> it.major() != null);

  /** Reads what stands after the {@code @}; empty if it is no variant. */
  static Optional<Variant> parse(String text) {
    return text.matches("[1-9][0-9]")
        ? Optional.of(new Variant(Integer.valueOf(text), null))
        : Flavour.of(text).map(flavour -> new Variant(null, flavour));
  }

  /** All that can be written, for messages. */
  static String choices() {
    return Stream.of(Flavour.values())
        .map(Flavour::id)
        .collect(Collectors.joining(", ", "a major version such as 15, ", ""));
  }

  /** Whether it is for this server. */
  public boolean fits(ServerKind server) {
    return (major == null || major == server.major())
        && (flavour == null || server.flavours().contains(flavour));
  }

  /** The least specific first. */
  @Override
  public int compareTo(Variant other) {
    return LEAST_SPECIFIC_FIRST.compare(this, other);
  }
}
