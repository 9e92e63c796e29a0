package dev.veduta.source;

import static java.util.Comparator.comparing;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script's name says about when it runs: {@code V1.2__x.sql} by version, then plain names,
 * then {@code R__x.sql}; {@code U1__x.sql} never (Flyway's naming, with its default prefixes).
 *
 * @param kind when it runs
 * @param version its version, less trailing zeros; empty unless versioned
 * @param description what orders it otherwise
 */
public record ScriptName(Kind kind, List<BigInteger> version, String description)
    implements Comparable<ScriptName> {
  /** In the order they run. */
  public enum Kind {
    VERSIONED,
    PLAIN,
    REPEATABLE,
    UNDO
  }

  private static final Pattern NAME =
      Pattern.compile("(?:([VU])([0-9]+(?:[._][0-9]+)*)|(R))(?:__(.*))?\\.sql");

  private static final Comparator<ScriptName> ORDER =
      comparing(ScriptName::kind)
          .thenComparing(ScriptName::version, ScriptName::compareVersions)
          .thenComparing(ScriptName::description);

  public ScriptName {
    version = List.copyOf(version);
  }

  /**
   * Reads a name.
   *
   * @param path the script, relative to the directory it was found in
   */
  public static ScriptName of(Path path) {
    Matcher name = NAME.matcher(path.getFileName().toString());
    String plain = path.toString().replace('\\', '/');
    if (!name.matches()) {
      return new ScriptName(Kind.PLAIN, List.of(), plain);
    }
    String description = name.group(4) == null ? "" : name.group(4);
    if (name.group(3) != null) {
      return name.group(4) == null
          ? new ScriptName(Kind.PLAIN, List.of(), plain)
          : new ScriptName(Kind.REPEATABLE, List.of(), description);
    }
    Kind kind = name.group(1).equals("V") ? Kind.VERSIONED : Kind.UNDO;
    return new ScriptName(kind, versionOf(name.group(2)), description);
  }

  @Override
  public int compareTo(ScriptName other) {
    return ORDER.compare(this, other);
  }

  private static List<BigInteger> versionOf(String text) {
    List<BigInteger> parts = Arrays.stream(text.split("[._]")).map(BigInteger::new).toList();
    int length = parts.size();
    while (length > 0 && parts.get(length - 1).signum() == 0) {
      length--;
    }
    return parts.subList(0, length);
  }

  private static int compareVersions(List<BigInteger> one, List<BigInteger> other) {
    return Arrays.compare(one.toArray(BigInteger[]::new), other.toArray(BigInteger[]::new));
  }
}
