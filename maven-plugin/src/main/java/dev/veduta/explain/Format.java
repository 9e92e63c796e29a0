package dev.veduta.explain;

import dev.veduta.prove.Proofs;

/** How proofs are written. */
public enum Format {
  /** For people. */
  TEXT,
  /** For machines. */
  JSON;

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException {@code [UnknownFormat]} if there is none
   */
  public static Format parse(String name) {
    return switch (name) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new IllegalArgumentException(
              "[UnknownFormat] veduta.format is \""
                  + name
                  + "\". Set it to text, which is the default, or to json.");
    };
  }

  /** The proofs in this format: views by name, columns and keys in their order. */
  public String write(Proofs proofs) {
    return switch (this) {
      case TEXT -> ProofText.of(proofs);
      case JSON -> ProofJson.of(proofs);
    };
  }
}
