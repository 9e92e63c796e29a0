package dev.veduta.processor.model;

import dev.veduta.catalog.Claim;
import dev.veduta.catalog.type.Equality;
import java.util.List;

/**
 * The identity key of a view's record.
 *
 * @param components the components that make it, at least one, none nullable
 * @param claim how it is known
 */
public record KeyModel(List<ComponentModel> components, Claim claim) {
  public KeyModel {
    components = List.copyOf(components);
  }

  /** Whether it needs a record of its own. */
  public boolean isComposite() {
    return components.size() > 1;
  }

  /** Whether Java's equality of every component is SQL's. */
  public boolean isPlain() {
    return components.stream().allMatch(it -> it.mapping().equality() == Equality.SAME);
  }
}
