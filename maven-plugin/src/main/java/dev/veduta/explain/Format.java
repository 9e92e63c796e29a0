package dev.veduta.explain;

import java.util.List;

/** How claims and their proofs are written. */
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

  /** The views in this format and in this order, columns and keys in theirs. */
  public String write(List<Explained> views) {
    return switch (this) {
      case TEXT -> ProofText.of(views);
      case JSON -> ProofJson.of(views);
    };
  }
}
