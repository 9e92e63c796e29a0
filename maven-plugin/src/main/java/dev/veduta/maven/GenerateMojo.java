package dev.veduta.maven;

import dev.veduta.generate.Finding;
import dev.veduta.generate.GenerationException;
import dev.veduta.generate.PackageNames;
import dev.veduta.generate.RecordGenerator;
import dev.veduta.generate.Services;
import dev.veduta.generate.UserSources;
import dev.veduta.source.SourceException;
import dev.veduta.store.Changes;
import dev.veduta.store.FileTree;
import dev.veduta.store.Fingerprint;
import dev.veduta.store.LastRun;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Generates records from the catalog, and adds them to the sources to compile. Never connects to a
 * database. Takes what {@code <packageName>} and {@code <packages>} ask for, and what {@code @View}
 * and {@code @Views} in the project's sources do.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class GenerateMojo extends AbstractVedutaMojo {
  /** The package of the records of every view in the catalog. */
  @Parameter(property = "veduta.packageName")
  @Nullable String packageName;

  /** Packages of their own for some schemas: {@code <schema>package</schema>}. */
  @Parameter Map<String, String> packages = Map.of();

  /** Which columns the records of {@code <packageName>} and {@code <packages>} have: patterns. */
  @Parameter List<String> columns = List.of("*");

  /** Which of these they have not. */
  @Parameter List<String> excludeColumns = List.of();

  /**
   * How records are named after their views, and components after their columns: {@code
   * <stripPrefixes>} and {@code <stripSuffixes>}, such as {@code v_} and {@code _view}, are left
   * off a view's name, {@code <stripColumnPrefixes>} and {@code <stripColumnSuffixes>} off a
   * column's.
   */
  @Parameter NamingParameters naming = new NamingParameters();

  /** Whether what can be null is an {@code Optional} in records, and not {@code @Nullable}. */
  @Parameter(property = "veduta.optional", defaultValue = "false")
  boolean optional;

  /** Where the records are written. */
  @Parameter(
      property = "veduta.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/veduta")
  File outputDirectory;

  @Parameter(defaultValue = "${project.build.sourceEncoding}", readonly = true)
  @Nullable String encoding;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (isSkipped()) {
      return;
    }
    try {
      owners()
          .take(
              outputDirectory,
              "outputDirectory",
              "records of " + catalog() + " in " + packageName + " " + new TreeMap<>(packages));
      staleness().ifPresent(getLog()::warn);
      generate();
      project.addCompileSourceRoot(outputDirectory.getPath());
      project.addResource(services());
    } catch (GenerationException e) {
      throw Failed.failure(e.getMessage(), e);
    } catch (SourceException e) {
      throw Failed.execution(e.getMessage(), e);
    } catch (IOException | UncheckedIOException | DependencyResolutionRequiredException e) {
      throw Failed.execution("[FilesNotAccessible] " + e, e);
    }
  }

  private void generate()
      throws IOException,
          GenerationException,
          DependencyResolutionRequiredException,
          MojoFailureException {
    UserSources user = UserSources.find(sourceRoots());
    List<String> classPath = classPath();
    LastRun lastRun = lastRun("generate");
    Optional<List<String>> last =
        lastRun.isKnown() ? lastRun.warnings(fingerprint(user, classPath)) : Optional.empty();
    if (last.isPresent()) {
      last.get().forEach(getLog()::warn);
      getLog().info("Nothing changed in the catalog or in declarations");
      return;
    }
    RecordGenerator generator =
        new RecordGenerator(
            store().directory(),
            classPath,
            charset(),
            project.getFile().toPath(),
            plugin.getVersion());
    RecordGenerator.Generated generated = generator.generate(user, names());
    report(generated.findings());
    if (generated.isNothing()) {
      getLog().warn("Records stay as they are: the declarations do not parse, as javac will say");
      return;
    }
    write(generated);
    if (generated.isClean()) {
      List<String> warnings = generated.findings().stream().map(Finding::text).toList();
      lastRun.remember(fingerprint(user, classPath), warnings);
    }
  }

  private PackageNames names() {
    return new PackageNames(
        packageName, packages, columns, excludeColumns, naming.scheme(), optional);
  }

  private void report(List<Finding> findings) throws MojoFailureException {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    findings.stream().filter(it -> !it.isError()).forEach(it -> getLog().warn(it.text()));
    errors.forEach(it -> getLog().error(it.text()));
    if (!errors.isEmpty()) {
      throw new MojoFailureException(
          "[GenerationFailed] no record was written, for "
              + (errors.size() == 1 ? "this: " : errors.size() + " errors; the first: ")
              + errors.get(0).text());
    }
  }

  /** What lies among the sources and is copied, not compiled. */
  private Resource services() {
    Resource resource = new Resource();
    resource.setDirectory(outputDirectory.getPath());
    resource.addInclude(Services.PATH);
    return resource;
  }

  private void write(RecordGenerator.Generated generated) throws IOException {
    FileTree tree = new FileTree(outputDirectory.toPath());
    Map<Path, byte[]> contents = new TreeMap<>();
    generated
        .sources()
        .forEach((path, content) -> contents.put(tree.root().resolve(path), content));
    contents.put(tree.root().resolve(Services.PATH), Services.of(generated.sources().keySet()));
    Changes changes = tree.replace(contents, new TreeSet<>(tree.files()));
    getLog().info(contents.size() + " files in " + outputDirectory + ": " + changes);
  }

  private List<Path> sourceRoots() {
    return project.getCompileSourceRoots().stream()
        .map(Path::of)
        .filter(root -> !root.equals(outputDirectory.toPath()))
        .toList();
  }

  /** Without the project's own classes, which are those of an earlier build. */
  private List<String> classPath() throws DependencyResolutionRequiredException {
    return project.getCompileClasspathElements().stream()
        .filter(element -> !element.equals(project.getBuild().getOutputDirectory()))
        .toList();
  }

  private Charset charset() {
    return encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
  }

  private Fingerprint fingerprint(UserSources user, List<String> classPath) throws IOException {
    Fingerprint fingerprint =
        new Fingerprint()
            .with(tool())
            .with(String.valueOf(packageName))
            .with(new TreeMap<>(packages).toString())
            .with(columns)
            .with(excludeColumns)
            .with(naming.scheme().toString())
            .with(String.valueOf(optional))
            .with(charset().name())
            .with(classPath)
            .withFiles(catalog())
            .withFiles(outputDirectory.toPath());
    for (Path strategy : strategies()) {
      fingerprint.withFiles(strategy);
    }
    for (Path source : user.related()) {
      fingerprint.with(source.toString()).withFiles(source);
    }
    return fingerprint;
  }

  /** Whatever comes with what the user gave the plugin to depend on: naming strategies. */
  private List<Path> strategies() {
    return plugin.getPlugin().getDependencies().isEmpty()
        ? List.of()
        : plugin.getArtifacts().stream()
            .filter(it -> !it.getGroupId().equals(plugin.getGroupId()) && it.getFile() != null)
            .map(it -> it.getFile().toPath())
            .toList();
  }
}
