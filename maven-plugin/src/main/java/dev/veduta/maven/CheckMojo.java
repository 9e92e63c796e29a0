package dev.veduta.maven;

import static java.util.stream.Collectors.joining;

import dev.veduta.access.RoleAccess;
import dev.veduta.access.ViewAccess;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.drift.CatalogComparison;
import dev.veduta.drift.Difference;
import dev.veduta.drift.DriftReport;
import dev.veduta.introspect.AskedExpression;
import dev.veduta.source.OpenSource;
import dev.veduta.source.Source;
import dev.veduta.source.SourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Fails if the source and the committed catalog have parted, with a list of how. Writes nothing.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractSourceMojo {
  /**
   * Whether to hold what comments assert, and the definition does not prove, against the data. It
   * runs each view with such an assertion once, read-only, within the session's statement_timeout.
   */
  @Parameter(property = "veduta.verifyData", defaultValue = "false")
  boolean verifyData;

  /**
   * A role, of the application for instance: what it may do with the views of the catalog is told,
   * and it is an error if it may not read one.
   */
  @Parameter(property = "veduta.role")
  @Nullable String role;

  @Override
  void withoutSource() throws MojoFailureException, SourceException, IOException {
    getLog()
        .warn(
            "[NotChecked] offline: the catalog in "
                + catalog()
                + " is compared with the view files alone");
    refuseStaleness();
  }

  @Override
  void run(SourceReader given)
      throws SourceException,
          SQLException,
          IOException,
          CatalogFormatException,
          MojoFailureException {
    if (!store().directory().exists()) {
      throw new MojoFailureException(
          "[CatalogMissing] there is no catalog in "
              + catalog()
              + ". Write it with mvn veduta:reflect, and commit it.");
    }
    List<CatalogView> committed = store().read();
    List<Fact> facts = CatalogComparison.facts(committed);
    SourceReader reader = given.asking(expressions(committed));
    SourceReader.Reading reading = verifyData ? reader.readWithData(facts) : reader.read(facts);
    report(reading);
    if (reading.reflection().isPresent()) {
      List<CatalogView> live = reading.reflection().get().views();
      compare(CatalogComparison.compare(committed, live, reading.flaws()));
    }
    refuseStaleness();
    getLog().info("The catalog in " + catalog() + " is that of the source");
    if (role != null) {
      checkRole(role, reader.source(), committed);
    }
  }

  private static List<AskedExpression> expressions(List<CatalogView> committed) {
    return committed.stream()
        .flatMap(
            view ->
                view.expressions().stream()
                    .map(it -> new AskedExpression(view.name(), it.name(), "the catalog")))
        .toList();
  }

  private void refuseStaleness() throws MojoFailureException, SourceException, IOException {
    Optional<String> staleness = staleness();
    if (staleness.isPresent()) {
      throw new MojoFailureException(staleness.get());
    }
  }

  private void checkRole(String name, Source source, List<CatalogView> committed)
      throws SourceException, SQLException, IOException, MojoFailureException {
    List<QualifiedName> views =
        committed.stream().filter(CatalogView::isDefined).map(CatalogView::name).toList();
    Optional<List<ViewAccess>> access;
    try (OpenSource open = source.open()) {
      access = RoleAccess.of(open.connection(), name, views);
    }
    if (access.isEmpty()) {
      throw new MojoFailureException(
          "[RoleUnknown] the source has no role \""
              + name
              + "\". Correct veduta.role; upper and lower case are as in the database.");
    }
    String told = access.get().stream().map(it -> "\n  " + it).collect(joining());
    if (access.get().stream().anyMatch(it -> !it.toRead().isEmpty())) {
      throw new MojoFailureException(
          "[RoleMayNotRead] what the role "
              + name
              + " may do with the views of the catalog:"
              + told);
    }
    getLog().info("What the role " + name + " may do with the views of the catalog:" + told);
  }

  private void compare(List<Difference> differences) throws MojoFailureException {
    DriftReport report = new DriftReport(differences);
    if (!report.notes().isEmpty()) {
      getLog().info("Differences that break nothing:\n" + report.notes());
    }
    if (report.isDrift()) {
      throw new MojoFailureException(
          "[CatalogDrift] the source and the catalog in "
              + catalog()
              + " have parted:\n"
              + report.drift()
              + "\nTo take the source as it is, run mvn veduta:reflect, look at what changes in the"
              + " catalog, and commit it. Otherwise bring the source back.");
    }
  }
}
