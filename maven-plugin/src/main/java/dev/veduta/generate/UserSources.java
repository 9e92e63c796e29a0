package dev.veduta.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user declared in Java.
 *
 * @param roots the source roots, less the generated one
 * @param declarations the sources that use Veduta's annotations
 * @param related these, all sources whose types they name, however indirectly, and the module's
 */
public record UserSources(List<Path> roots, Set<Path> declarations, Set<Path> related) {
  private static final String ANNOTATIONS = "dev.veduta.annotation";
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  /**
   * Looks through source roots.
   *
   * @param roots the roots; those that do not exist count as empty
   */
  public static UserSources find(List<Path> roots) throws IOException {
    Map<String, List<Path>> byType = new HashMap<>();
    Set<Path> declarations = new TreeSet<>();
    for (Path file : sources(roots)) {
      byType.computeIfAbsent(typeOf(file), it -> new ArrayList<>()).add(file);
      if (text(file).contains(ANNOTATIONS)) {
        declarations.add(file);
      }
    }
    Set<Path> related = new TreeSet<>(related(declarations, byType));
    module(roots).ifPresent(related::add);
    return new UserSources(roots, declarations, related);
  }

  /** The declaration of the module that they are. */
  Optional<Path> module() {
    return module(roots);
  }

  private static Optional<Path> module(List<Path> roots) {
    return roots.stream()
        .map(root -> root.resolve("module-info.java"))
        .filter(Files::exists)
        .findFirst();
  }

  /** Whether a source that uses Veduta's annotations has this word in it. */
  boolean declarationsName(String word) {
    return declarations.stream().anyMatch(file -> words(text(file)).contains(word));
  }

  /** All but the module's. */
  List<Path> relatedTypes() {
    Optional<Path> module = module();
    return related.stream().filter(file -> module.filter(file::equals).isEmpty()).toList();
  }

  /** Whether they are to be read by javac: they declare something, or a module decides on it. */
  boolean needJavac() {
    return !declarations.isEmpty() || module().isPresent();
  }

  /** Whether the user has declared this package's records in Java. */
  boolean declaresPackage(String packageName) {
    Path file = Path.of(packageName.replace('.', '/'), "package-info.java");
    return roots.stream()
        .map(root -> root.resolve(file))
        .anyMatch(it -> declarations.contains(it) && words(text(it)).contains("Views"));
  }

  private static List<Path> sources(List<Path> roots) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : roots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
          all.filter(UserSources::isSource).sorted().forEach(sources::add);
        }
      }
    }
    return sources;
  }

  /** An editor's lock has such a name too, and is a link to nowhere. */
  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && Files.isRegularFile(file);
  }

  private static Set<Path> related(Set<Path> declarations, Map<String, List<Path>> byType) {
    Set<Path> related = new TreeSet<>();
    Deque<Path> open = new ArrayDeque<>(declarations);
    while (!open.isEmpty()) {
      Path file = open.pop();
      if (related.add(file)) {
        words(text(file)).forEach(word -> open.addAll(byType.getOrDefault(word, List.of())));
      }
    }
    return related;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String typeOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.java$", "");
  }

  /** Every byte is a character of Latin-1, so that this cannot fail, and words stay comparable. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
