package dev.veduta.prove.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries and lists beside the classes of {@code dev.veduta.prove}. */
public final class Resources {
  private Resources() {}

  /** The text of a file. */
  public static String text(String file) {
    try (InputStream in = Resources.class.getResourceAsStream("/dev/veduta/prove/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a list, without comments. */
  public static Set<String> lines(String file) {
    return text(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
