package dev.veduta.maven;

import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.generate.DeclaredExpressions;
import dev.veduta.generate.GenerationException;
import dev.veduta.generate.UserSources;
import dev.veduta.introspect.AskedExpression;
import dev.veduta.introspect.Reflection;
import dev.veduta.source.EmbeddedSource;
import dev.veduta.source.OpenSource;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import dev.veduta.store.Changes;
import dev.veduta.view.ServerKind;
import dev.veduta.viewfile.ReflectedFiles;
import dev.veduta.viewfile.Variants;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

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

  @Parameter(defaultValue = "${project.build.sourceEncoding}", readonly = true)
  @Nullable String encoding;

  @Override
  void run(SourceReader given)
      throws SourceException,
          SQLException,
          IOException,
          CatalogFormatException,
          MojoExecutionException,
          MojoFailureException {
    owners().take(catalogDirectory, "catalogDirectory", "<views> " + views + " less " + excludes);
    SourceReader reader = given.asking(expressions());
    SourceReader.Reading reading = verifyData ? reader.readWithData(List.of()) : reader.read();
    report(reading);
    if (reading.reflection().isEmpty()) {
      getLog().info("Nothing changed in the source or in " + catalog());
      return;
    }
    Reflection reflection = reading.reflection().get();
    List<CatalogView> views = withVariants(reader, reflection.views());
    Changes changes = store().write(views);
    new ReflectedFiles(catalog()).remember(reader.viewFiles().prints());
    if (!verifyData) {
      reader.remember(reading); // data may change where the source does not
    }
    getLog().info(views.size() + " views in " + catalog() + ": " + changes);
  }

  /** Those that declarations in the project's sources have. */
  private List<AskedExpression> expressions() throws IOException, MojoFailureException {
    List<Path> roots = project.getCompileSourceRoots().stream().map(Path::of).toList();
    Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
    try {
      return DeclaredExpressions.read(UserSources.find(roots), charset);
    } catch (GenerationException e) {
      throw Failed.failure(e.getMessage(), e);
    }
  }

  /**
   * Joins what the catalog knows of the views on other servers, for which they have other files.
   */
  private List<CatalogView> withVariants(SourceReader reader, List<CatalogView> views)
      throws SourceException, SQLException, IOException, CatalogFormatException {
    if (!Variants.areIn(reader.viewFiles())) {
      return views;
    }
    Variants variants =
        Variants.of(
            server(base(reader.source())),
            views,
            store().read(),
            new ReflectedFiles(catalog()),
            reader.viewFiles());
    variants.notes().forEach(getLog()::info);
    return variants.views();
  }

  private static ServerKind server(Source source) throws SourceException, SQLException {
    if (source instanceof EmbeddedSource embedded) {
      return new ServerKind(embedded.release().major(), Set.of());
    }
    try (OpenSource open = source.open()) {
      return ServerKind.of(open.connection());
    } catch (IOException e) {
      throw new SourceException("SourceUnreachable", "the source cannot be closed: " + e, e);
    }
  }
}
