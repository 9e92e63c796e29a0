package dev.veduta.view;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers that a definition of a view is for. Of those that fit a server the most specific is
 * taken: one for its flavour before one for its major version before one for any. Immutable and
 * thread-safe.
 *
 * @param major the only major version it is for; null for any
 * @param flavour the only flavour it is for; null for any
 */
public record Variant(@Nullable Integer major, @Nullable Flavour flavour)
    implements Comparable<Variant> {
  /** For any server. */
  public static final Variant ANY = new Variant(null, null);

  private static final String ANY_ID = "any";

  private static final Comparator<Variant> LEAST_SPECIFIC_FIRST =
      Comparator.comparing((Variant it) -> it.flavour() != null)
          .thenComparing(it -> it.major() != null);

  /**
   * Called by generated code.
   *
   * @throws IllegalArgumentException if {@link #id} wrote no such text
   */
  public static Variant of(String id) {
    return id.equals(ANY_ID)
        ? ANY
        : parse(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "[UnknownVariant] \"" + id + "\" is no kind of server: " + choices()));
  }

  /** Reads what stands after the {@code @} of a view file's name; empty if it is no variant. */
  public static Optional<Variant> parse(String text) {
    return text.matches("[1-9][0-9]")
        ? Optional.of(new Variant(Integer.valueOf(text), null))
        : Flavour.of(text).map(flavour -> new Variant(null, flavour));
  }

  /** All that can be written, for messages. */
  public static String choices() {
    return Stream.of(Flavour.values())
        .map(Flavour::id)
        .collect(Collectors.joining(", ", "a major version such as 15, ", ""));
  }

  /** The text that stands for it: {@code 15}, {@code citus}; {@code any} for any server. */
  public String id() {
    return flavour != null ? flavour.id() : major != null ? major.toString() : ANY_ID;
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
