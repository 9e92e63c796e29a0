package dev.veduta.type;

import dev.veduta.internal.type.ValueException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Constants of an enum by their labels: the names of the constants, or what {@link SqlEnum} says,
 * unless said otherwise. Immutable and thread-safe.
 *
 * @param <E> the enum
 */
public final class Labels<E extends Enum<E>> implements Converter<String, E> {
  private final Map<E, String> labels;
  private final Map<String, E> constants;

  private Labels(Map<E, String> labels) {
    this.labels = Collections.unmodifiableMap(labels);
    Map<String, E> byLabel = new HashMap<>();
    labels.forEach(
        (constant, label) -> {
          E other = byLabel.putIfAbsent(label, constant);
          if (other != null) {
            throw new IllegalArgumentException(
                "[RepeatedLabel] %s and %s of %s have one label"
                    .formatted(other.name(), constant.name(), constant.getDeclaringClass()));
          }
        });
    this.constants = Map.copyOf(byLabel);
  }

  /**
   * All constants of an enum, at least one.
   *
   * @param values what its {@code values()} answers
   * @throws IllegalArgumentException if two of them have one label
   */
  public static <E extends Enum<E>> Labels<E> of(E[] values) {
    Map<E, String> labels = new EnumMap<>(values[0].getDeclaringClass());
    for (E value : values) {
      labels.put(value, value instanceof SqlEnum it ? it.label() : value.name());
    }
    return new Labels<>(labels);
  }

  /**
   * The same, one constant under another label.
   *
   * @throws IllegalArgumentException if another constant has it
   */
  public Labels<E> with(E constant, String label) {
    Map<E, String> other = new EnumMap<>(labels);
    other.put(constant, label);
    return new Labels<>(other);
  }

  @Override
  public E fromColumn(String value) {
    E constant = constants.get(value);
    if (constant == null) {
      throw ValueException.unknownLabel(labels.keySet().iterator().next().getDeclaringClass());
    }
    return constant;
  }

  @Override
  public String toColumn(E value) {
    return labels.getOrDefault(value, value.name());
  }
}
