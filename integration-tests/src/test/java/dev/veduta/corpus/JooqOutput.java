package dev.veduta.corpus;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import dev.veduta.jooq.meta.VedutaDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedTextBlocks;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;
import org.jooq.meta.postgres.PostgresDatabase;

/**
 * What jOOQ's generator wrote, class by class and member by member.
 *
 * @param members by file, then by the member's name; imports are left out, for they follow
 */
record JooqOutput(Map<String, Map<String, String>> members) {
  private static final Pattern FIELD = Pattern.compile("(?m)^ {4}p[^=(]*?(\\w+)( = |;$)");
  private static final Pattern METHOD = Pattern.compile("(?m)^ {4}p[^=;]*?(\\w+)\\(([^)]*)\\) \\{");
  private static final Pattern LABEL = Pattern.compile("(?m)^ {4}(\\w+\\(\".*\"\\))");
  private static final String PACKAGE = "generated";

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  /** From the database itself. */
  static JooqOutput live(DataSource database, List<CatalogView> views, Path directory)
      throws Exception {
    GenerationTool tool = new GenerationTool();
    tool.setDataSource(database);
    return run(tool, PostgresDatabase.class, views, directory);
  }

  /** From a catalog, which is written first. */
  static JooqOutput offline(List<CatalogView> views, Path directory) throws Exception {
    for (CatalogView view : views) {
      Path file =
          directory.resolve("src/main/veduta/catalog").resolve(CatalogFile.pathOf(view.name()));
      Files.createDirectories(file.getParent());
      Files.writeString(file, CatalogJson.write(view));
    }
    return run(new GenerationTool(), VedutaDatabase.class, views, directory);
  }

  /** Without what no catalog keeps: foreign keys, check constraints, sequences, routines. */
  private static JooqOutput run(
      GenerationTool tool, Class<?> database, List<CatalogView> views, Path directory)
      throws Exception {
    List<SchemaMappingType> schemas =
        views.stream()
            .map(view -> view.name().schema())
            .distinct()
            .map(it -> new SchemaMappingType().withInputSchema(it))
            .toList();
    tool.run(
        new Configuration()
            .withLogging(Logging.ERROR)
            .withBasedir(directory.toString())
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName(database.getName())
                            .withSchemata(schemas)
                            .withIncludeForeignKeys(false)
                            .withIncludeCheckConstraints(false)
                            .withIncludeSequences(false)
                            .withIncludeRoutines(false)
                            .withTableValuedFunctions(false))
                    .withGenerate(
                        new Generate()
                            .withTextBlocks(GeneratedTextBlocks.ON)
                            .withSourcesOnViews(true))
                    .withTarget(
                        new Target()
                            .withPackageName(PACKAGE)
                            .withDirectory(directory.resolve("sources").toString()))));
    return read(directory.resolve("sources").resolve(PACKAGE));
  }

  private static JooqOutput read(Path root) throws IOException {
    Map<String, Map<String, String>> members = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        members.put(root.relativize(file).toString(), membersOf(Files.readString(file)));
      }
    }
    return new JooqOutput(members);
  }

  /** A member has a blank line before and after, and none inside but in a method. */
  private static Map<String, String> membersOf(String source) {
    Map<String, String> members = new TreeMap<>();
    String name = "";
    for (String part :
        source
            .replaceFirst("\\}\\s*$", "")
            .split("\n\n+|\n(?= {4}public static final (Unique|Ind))")) {
      if (part.matches("(?s)(package|import) .*|\\s*// [^\n]*(\n\\s*// [^\n]*)*\\s*")) {
        continue;
      }
      name = nameOf(part, name);
      members.merge(name, part.strip(), (one, more) -> one + "\n\n" + more);
    }
    return members;
  }

  private static String nameOf(String part, String before) {
    if (part.contains("\npublic ") || part.startsWith("/*")) {
      return part.startsWith("/**") ? "class" : "file";
    }
    Matcher method = METHOD.matcher(part);
    if (method.find()) {
      return method.group(1) + "(" + method.group(2).replaceAll("[^,]+ (\\w+)(,|$)", "$1$2") + ")";
    }
    for (Pattern pattern : List.of(FIELD, LABEL)) {
      Matcher found = pattern.matcher(part);
      if (found.find()) {
        return found.group(1);
      }
    }
    return before;
  }
}
