package dev.veduta.catalog;

import static java.lang.Integer.parseInt;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a view's file lies in a catalog directory: {@code <schema>/<view>.json}. The one place
 * where a name of the database becomes a path.
 *
 * <p>Lower-case ASCII letters, digits, {@code _} and {@code -} stand for themselves; any other byte
 * of the UTF-8 form becomes {@code %XX}. So no name leaves its directory, and names that differ
 * only in case keep apart on file systems that ignore it.
 */
public final class CatalogFile {
  /** What the file's name ends in. */
  public static final String SUFFIX = ".json";

  /** Names that Windows keeps for devices, whatever the extension. */
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-F]{2})");

  private CatalogFile() {}

  /** The path below the catalog directory, with {@code /}. */
  public static String pathOf(QualifiedName name) {
    return encode(name.schema()) + "/" + encode(name.name()) + SUFFIX;
  }

  /** One name as a file's or directory's. */
  static String encode(String name) {
    StringBuilder path = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      path.append(isPlain(each) ? String.valueOf((char) each) : escaped(each));
    }
    return DEVICES.contains(name) || name.matches("(com|lpt)[0-9]")
        ? escaped((byte) name.charAt(0)) + path.substring(1)
        : path.toString();
  }

  /** The name that {@link #encode} made this of. */
  public static String decode(String path) {
    String bytes =
        ESCAPE
            .matcher(path)
            .replaceAll(
                it -> Matcher.quoteReplacement(String.valueOf((char) parseInt(it.group(1), 16))));
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static boolean isPlain(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= '0' && each <= '9')
        || each == '_'
        || each == '-';
  }

  private static String escaped(byte each) {
    return String.format(Locale.ROOT, "%%%02X", each);
  }
}
