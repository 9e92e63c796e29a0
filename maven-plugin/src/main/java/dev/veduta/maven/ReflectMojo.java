package dev.veduta.maven;

import dev.veduta.introspect.Reflection;
import dev.veduta.source.SourceException;
import dev.veduta.store.Changes;
import dev.veduta.viewfile.ReflectedFiles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reflects the selected views of the source into the catalog. Where nothing changed since the last
 * time, no file is written; where the source is offline, the committed catalog stands.
 */
@Mojo(name = "reflect", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class ReflectMojo extends AbstractSourceMojo {
  /**
   * Whether to hold what comments assert, and the definition does not prove, against the data. It
   * runs each view with such an assertion once, read-only, within the session's statement_timeout.
   */
  @Parameter(property = "veduta.verifyData", defaultValue = "false")
  boolean verifyData;

  @Override
  void withoutSource() {
    getLog().info("Offline: no source is read, the catalog in " + catalog() + " stands as it is");
  }

  @Override
  void run(SourceReader reader)
      throws SourceException,
          SQLException,
          IOException,
          MojoExecutionException,
          MojoFailureException {
    owners().take(catalogDirectory, "catalogDirectory", "<views> " + views + " less " + excludes);
    SourceReader.Reading reading = verifyData ? reader.readWithData(List.of()) : reader.read();
    report(reading);
    if (reading.reflection().isEmpty()) {
      getLog().info("Nothing changed in the source or in " + catalog());
      return;
    }
    Reflection reflection = reading.reflection().get();
    Changes changes = store().write(reflection.views());
    new ReflectedFiles(catalog()).remember(reader.viewFiles().prints());
    if (!verifyData) {
      reader.remember(reading); // data may change where the source does not
    }
    getLog().info(reflection.views().size() + " views in " + catalog() + ": " + changes);
  }
}
