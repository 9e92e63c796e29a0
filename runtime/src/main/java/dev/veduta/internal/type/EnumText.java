package dev.veduta.internal.type;

import java.util.Map;
import java.util.function.Function;

/** Enum values by their labels. */
public final class EnumText<E> implements Function<String, E> {
  private final String type;
  private final Map<String, E> byLabel;

  public EnumText(String type, Map<String, E> byLabel) {
    this.type = type;
    this.byLabel = Map.copyOf(byLabel);
  }

  @Override
  public E apply(String label) {
    E value = byLabel.get(label);
    if (value == null) {
      throw new ValueException(
          ("[UnknownEnumLabel] %s has a label \"%s\" that the Java enum lacks"
                  + ": the enum changed; run veduta:reflect and build again")
              .formatted(type, label));
    }
    return value;
  }
}
