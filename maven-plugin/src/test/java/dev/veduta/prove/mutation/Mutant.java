package dev.veduta.prove.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change to the prover that makes it wrong.
 *
 * @param file the source file, below {@code dev/veduta/prove}
 * @param about what no longer holds
 * @param original the text that is replaced; space between its words is any space
 * @param survives why nothing can notice; null where something must
 */
record Mutant(
    String file, String about, String original, String replacement, @Nullable String survives) {
  private static final Path JAVA = Path.of("src", "main", "java", "dev", "veduta", "prove");
  private static final Path SQL = Path.of("src", "main", "resources", "dev", "veduta", "prove");

  /** All of {@code mutants.txt}. */
  static List<Mutant> all() throws IOException {
    try (InputStream in = Mutant.class.getResourceAsStream("mutants.txt")) {
      String text = new String(in.readAllBytes(), UTF_8);
      List<Mutant> mutants = new ArrayList<>();
      for (String entry : text.split("(?m)^## ")) {
        if (!entry.startsWith("#")) {
          mutants.add(read(entry.strip().split("\n")));
        }
      }
      return mutants;
    }
  }

  private static Mutant read(String[] lines) {
    String[] head = lines[0].split(": ", 2);
    String why = marked(lines, "! ");
    return new Mutant(
        head[0], head[1], marked(lines, "- "), marked(lines, "+ "), why.isEmpty() ? null : why);
  }

  private static String marked(String[] lines, String mark) {
    return Arrays.stream(lines)
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.joining("\n"));
  }

  boolean isJava() {
    return file.endsWith(".java");
  }

  /** The whole file with the change. */
  String source() throws IOException {
    String text = Files.readString((isJava() ? JAVA : SQL).resolve(file));
    String pattern =
        Arrays.stream(original.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+"));
    List<MatchResult> found = Pattern.compile(pattern).matcher(text).results().toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "[MutantRotted] "
              + this
              + " is to change one place of its file and would change "
              + found.size()
              + ": bring mutants.txt up to date");
    }
    return text.substring(0, found.get(0).start())
        + replacement
        + text.substring(found.get(0).end());
  }

  @Override
  public String toString() {
    return file + ": " + about;
  }
}
