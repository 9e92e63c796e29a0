package dev.veduta.introspect;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalog queries, and the one place that knows how they differ between servers: a line that
 * ends in {@code -- since 15} or {@code -- before 15} is meant for those majors only.
 */
enum CatalogQuery {
  SETTINGS,
  NAMES,
  RELATIONS,
  COLUMNS,
  TYPES,
  INDEXES,
  DEPENDENCIES,
  FINGERPRINT;

  private static final Pattern ONLY = Pattern.compile(".*-- (since|before) (\\d+)");

  private final String text = read(name().toLowerCase(Locale.ROOT) + ".sql");

  /** The query's text for a server of this major version. */
  String sql(int major) {
    return text.lines().filter(line -> isFor(line, major)).collect(joining("\n"));
  }

  private static boolean isFor(String line, int major) {
    Matcher only = ONLY.matcher(line);
    if (!only.matches()) {
      return true;
    }
    boolean reached = major >= Integer.parseInt(only.group(2));
    return reached == only.group(1).equals("since");
  }

  private static String read(String file) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
