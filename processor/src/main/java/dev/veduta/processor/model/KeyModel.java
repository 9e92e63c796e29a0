package dev.veduta.processor.model;

import dev.veduta.catalog.Claim;
import dev.veduta.catalog.type.Equality;
import java.util.List;

/**
 * The identity key of a view's record.
 *
 * @param components the components that make it, at least one; where they can be null, a null
 *     equals a null
 * @param claim how it is known
 */
public record KeyModel(List<ComponentModel> components, Claim claim) {
  public KeyModel {
    components = List.copyOf(components);
  }

  /** Whether a part of it can be null. */
  public boolean isNullable() {
    return components.stream().anyMatch(ComponentModel::isNullable);
  }

  /** Whether it needs a record of its own: no one value, or one that can be null. */
  public boolean isComposite() {
    return components.size() > 1 || isNullable();
  }

  /** Whether the values of its columns tell which are equal, and not those of a user's class. */
  public boolean isConverted() {
    return components.stream().anyMatch(it -> it.mapping().equality() == Equality.CONVERTED);
  }

  /** Whether {@code equals} of every component is the equality of the key. */
  public boolean isPlain() {
    return !isNullable()
        && components.stream().allMatch(it -> it.mapping().equality() == Equality.SAME);
  }
}
