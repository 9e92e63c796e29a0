package dev.veduta.catalog;

/**
 * The JSON form of a {@link CatalogView}: what is absent is the default, so that files stay short
 * and diffs readable.
 */
public final class CatalogJson {
  /** The format this version reads and writes. */
  static final int FORMAT = 1;

  private CatalogJson() {}

  /** The view as JSON: the same bytes for the same view, lines ending in a line feed. */
  public static String write(CatalogView view) {
    return CatalogEncoder.encode(view);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param text the JSON
   * @param file its file, for the error
   * @throws CatalogFormatException if it is anything else, with the line
   */
  public static CatalogView read(String text, String file) throws CatalogFormatException {
    JsonObject root = JsonObject.of(file, JsonNode.parse(text, file));
    int format = root.number("format");
    if (format != FORMAT) {
      throw new CatalogFormatException(
          file,
          root.required("format").line(),
          "format " + format + " is not known to this version of Veduta, which reads " + FORMAT);
    }
    return new CatalogDecoder(file).view(root);
  }
}
