package dev.veduta.maven;

import dev.veduta.explain.Explained;
import dev.veduta.explain.Format;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.Problem;
import dev.veduta.introspect.Reflection;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.source.OpenSource;
import dev.veduta.source.SourceException;
import dev.veduta.store.AtomicFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    Reflection reflection;
    try (OpenSource open = reader.source().open()) {
      reflection = Introspector.reflect(open.connection(), reader.selection());
    }
    reflection.warnings().forEach(getLog()::warn);
    reflection.errors().stream().map(Problem::message).forEach(getLog()::error);
    List<Explained> explained = explained(reflection);
    tell(written.write(explained), explained.size());
  }

  /** The views to explain; tables explain themselves. */
  private List<Explained> explained(Reflection reflection) throws MojoFailureException {
    RelationPattern wanted = RelationPattern.parse(view == null ? "*.*" : view.strip());
    List<Explained> explained =
        reflection.views().stream()
            .filter(it -> it.isDefined() && wanted.matches(it.name()))
            .flatMap(
                it ->
                    reflection.proofs().view(it.name()).stream()
                        .map(proof -> new Explained(it, proof)))
            .toList();
    if (explained.isEmpty()) {
      throw new MojoFailureException(
          "[NothingToExplain] no view matches "
              + (view == null ? "" : "veduta.view " + view + " among ")
              + "<views> "
              + views
              + " less <excludes> "
              + excludes
              + ". Write schema.name, with * for any characters; tables are not explained.");
    }
    return explained;
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
