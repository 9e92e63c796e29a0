package dev.veduta.maven;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.source.SourceException;
import dev.veduta.store.CatalogStore;
import dev.veduta.store.Fingerprint;
import dev.veduta.store.LastRun;
import dev.veduta.viewfile.ReflectedFiles;
import dev.veduta.viewfile.ViewFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What every goal knows: the project, the catalog, and which Veduta this is. */
abstract class AbstractVedutaMojo extends AbstractMojo {
  /** Where the catalog lies: a JSON file for each view, to be committed. */
  @Parameter(
      property = "veduta.catalogDirectory",
      defaultValue = "${project.basedir}/src/main/veduta/catalog")
  File catalogDirectory;

  /**
   * Where the view files lie: {@code <schema>/<name>.sql} for each view that this project defines.
   */
  @Parameter(
      property = "veduta.viewsDirectory",
      defaultValue = "${project.basedir}/src/main/veduta/views")
  File viewsDirectory;

  /** Leaves the goal out. */
  @Parameter(property = "veduta.skip", defaultValue = "false")
  boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  PluginDescriptor plugin;

  /** Whether the goal was told to do nothing; says so. */
  final boolean isSkipped() {
    if (skip) {
      getLog().info("Skipped by veduta.skip");
    }
    return skip;
  }

  /** Who fills which directory in this build. */
  @SuppressWarnings("unchecked") // Maven's own map, of the time before generics
  final Owners owners() {
    return new Owners(getPluginContext());
  }

  final CatalogStore store() {
    return new CatalogStore(new CatalogDirectory(catalog()), memory().resolve("catalog.lock"));
  }

  final Path catalog() {
    return catalogDirectory.toPath();
  }

  final ViewFiles viewFiles() {
    return new ViewFiles(viewsDirectory.toPath());
  }

  /** What to say where view files changed since the catalog was written. */
  final Optional<String> staleness() throws SourceException, IOException {
    return new ReflectedFiles(catalog()).staleness(viewFiles());
  }

  /** What is kept between builds; {@code mvn clean} forgets it. */
  final Path memory() {
    return Path.of(project.getBuild().getDirectory(), "veduta");
  }

  /** Remembers runs that wrote or read this catalog. */
  final LastRun lastRun(String goal) {
    String which = new Fingerprint().with(catalogDirectory.getPath()).value();
    return new LastRun(memory().resolve(goal + "-" + which.substring(0, 8)));
  }

  /** Names the code that runs. */
  final String tool() throws IOException {
    Fingerprint fingerprint = new Fingerprint().with(plugin.getVersion());
    for (Artifact artifact : plugin.getArtifacts()) {
      if (artifact.getGroupId().equals(plugin.getGroupId()) && artifact.getFile() != null) {
        fingerprint.withFiles(artifact.getFile().toPath());
      }
    }
    return fingerprint.value();
  }
}
