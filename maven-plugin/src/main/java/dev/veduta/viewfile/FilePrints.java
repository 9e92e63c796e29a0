package dev.veduta.viewfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether view files changed: a hash of each one's text. How its lines end, and a byte
 * order mark, make no difference. Immutable.
 *
 * @param hashes hashes by path in the directory of view files, with {@code /}
 */
public record FilePrints(SortedMap<String, String> hashes) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

  public FilePrints {
    hashes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(hashes));
  }

  static FilePrints of(ViewFiles directory, Collection<ViewFile> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (ViewFile file : files) {
      hashes.put(directory.pathOf(file), file.hash());
    }
    return new FilePrints(hashes);
  }

  /** Reads lines of {@link #text}; others say nothing. */
  static FilePrints parse(List<String> lines) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        hashes.put(matcher.group(2), matcher.group(1));
      }
    }
    return new FilePrints(hashes);
  }

  /** A line for each file: its hash, two spaces, its path. */
  public String text() {
    StringBuilder text = new StringBuilder();
    hashes.forEach((path, hash) -> text.append(hash).append("  ").append(path).append('\n'));
    return text.toString();
  }

  /** How these differ from earlier ones: a path and what became of it, each. */
  List<String> changesSince(FilePrints earlier) {
    TreeSet<String> paths = new TreeSet<>(hashes.keySet());
    paths.addAll(earlier.hashes.keySet());
    List<String> changes = new ArrayList<>();
    for (String path : paths) {
      @Nullable String before = earlier.hashes.get(path);
      @Nullable String now = hashes.get(path);
      if (!Objects.equals(before, now)) {
        changes.add(path + (before == null ? " is new" : now == null ? " is gone" : " changed"));
      }
    }
    return changes;
  }
}
