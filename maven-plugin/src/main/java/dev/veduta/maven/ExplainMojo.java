package dev.veduta.maven;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.explain.Format;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.introspect.UnmatchedPattern;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import dev.veduta.source.OpenSource;
import dev.veduta.source.SourceException;
import dev.veduta.store.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says of each selected view which columns are never null and which identify a row, and why; and
 * where it cannot tell, why not and what would help. Leaves the catalog alone.
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AbstractSourceMojo {
  /** Which of the selected views to explain, such as {@code schema.name}; all by default. */
  @Parameter(property = "veduta.view")
  @Nullable String view;

  /** {@code text} for people, or {@code json} for machines. */
  @Parameter(property = "veduta.format", defaultValue = "text")
  String format;

  /** The file to write; without it, the log tells. */
  @Parameter(property = "veduta.output")
  @Nullable File output;

  @Override
  void withoutSource() throws MojoFailureException {
    throw new MojoFailureException(
        "[NotExplained] offline: what is proven of views is read from their source. Run"
            + " veduta:explain without veduta.offline and -o.");
  }

  @Override
  void run(SourceReader reader)
      throws SourceException, SQLException, IOException, MojoFailureException {
    Format written = Format.parse(format);
    Proofs proofs;
    try (OpenSource open = reader.source().open()) {
      Connection connection = open.connection();
      proofs = Prover.prove(connection, names(connection, reader.selection()));
    }
    tell(written.write(proofs), proofs.views().size());
  }

  /** The views to explain; tables explain themselves. */
  private List<QualifiedName> names(Connection connection, Selection selection)
      throws SQLException, MojoFailureException {
    RelationPattern wanted = RelationPattern.parse(view == null ? "*.*" : view.strip());
    Reflection reflection = Introspector.reflect(connection, selection);
    reflection.unmatched().stream().map(UnmatchedPattern::message).forEach(getLog()::warn);
    List<QualifiedName> names =
        reflection.views().stream()
            .filter(it -> it.definition() != null)
            .map(CatalogView::name)
            .filter(wanted::matches)
            .toList();
    if (names.isEmpty()) {
      throw new MojoFailureException(
          "[NothingToExplain] no view matches "
              + (view == null ? "" : "veduta.view " + view + " among ")
              + "<views> "
              + views
              + " less <excludes> "
              + excludes
              + ". Write schema.name, with * for any characters; tables are not explained.");
    }
    return names;
  }

  private void tell(String text, int count) throws IOException {
    if (output == null) {
      getLog().info("Views explained: " + count + "\n" + text);
    } else {
      AtomicFile.replace(output.toPath(), text.getBytes(StandardCharsets.UTF_8));
      getLog().info("Views explained in " + output + ": " + count);
    }
  }
}
