package dev.veduta.migration;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.internal.ddl.Live;
import dev.veduta.introspect.Printable;
import dev.veduta.source.SourceException;
import dev.veduta.view.RelationName;
import dev.veduta.viewfile.ViewFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A migration that gives a database the views of the view files. Immutable.
 *
 * @param script what the server is to run; empty if there is nothing to do
 * @param summary what becomes of which view, a line each
 * @param leftOut statements of the files, with their places, about roles that the database does not
 *     have, so that it cannot be compared in them
 */
public record Draft(String script, List<String> summary, List<String> leftOut) {
  private static final String DIFFERENCE =
      Known.WRITTEN + " from what differs between the view files and a database.";
  private static final String ALL =
      Known.WRITTEN + ": all view files, whatever the database has of them.";

  public Draft {
    summary = List.copyOf(summary);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What makes this database's views those of the files, and no more than that. Nothing is changed.
   *
   * @param connection with no transaction open; one is open afterwards, to be rolled back
   * @param ours views that files have defined until now: what has no file any more is dropped
   * @throws SourceException if a file cannot be applied
   * @throws MigrationException {@code [MigrationTextSeen]}, {@code [SettingNotLocal]} if a file
   *     says what a migration cannot
   * @throws dev.veduta.VedutaException if something depends on a view that has to be made again,
   *     and cannot be itself
   */
  public static Draft versioned(
      Connection connection, ViewFiles files, Set<QualifiedName> ours, MigrationTool tool)
      throws SQLException, SourceException, MigrationException {
    Comparison compared = Comparison.of(connection, files, ours);
    Changes changes = Changes.of(connection, compared);
    SqlText text = new SqlText(tool);
    drop(compared, changes, text);
    Views views = new Views(compared, text);
    Set<RelationName> routines = new TreeSet<>();
    for (RelationName name : compared.order()) {
      if (changes.created().contains(name) || changes.again().contains(name)) {
        views.make(name);
      } else if (changes.inPlace().containsKey(name)) {
        views.change(name, changes.inPlace().get(name));
      } else if (views.changesRoutines(name)) {
        views.change(name, new InPlace(false, List.of()));
        routines.add(name);
      }
    }
    views.fill();
    List<String> summary = new ArrayList<>();
    tell(summary, "created", changes.created());
    tell(summary, "changed as they stand", changes.inPlace().keySet());
    tell(summary, "made again", changes.again());
    tell(summary, "dropped", changes.gone());
    tell(summary, "functions of", routines);
    return new Draft(summary.isEmpty() ? "" : text.text(DIFFERENCE), summary, compared.leftOut());
  }

  /**
   * What makes any database's views those of the files, as often as it runs. Nothing is changed.
   * Parameters and exceptions are those of {@link #versioned}.
   */
  public static Draft repeatable(
      Connection connection, ViewFiles files, Set<QualifiedName> ours, MigrationTool tool)
      throws SQLException, SourceException, MigrationException {
    Comparison compared = Comparison.of(connection, files, ours);
    Set<RelationName> all = compared.before().live().keySet();
    Changes.requirePossible(connection, compared.before(), all);
    SqlText text = new SqlText(tool);
    compared.gone().forEach(it -> text.section(Known.GONE + Views.pathOf(it)));
    List<RelationName> dropped = new ArrayList<>(compared.order());
    Collections.reverse(dropped);
    dropped.addAll(compared.gone());
    text.section("Whatever there is of these views");
    text.addNarrow(DropAll.of(dropped));
    Views views = new Views(compared, text);
    for (RelationName name : compared.order()) {
      views.make(name);
    }
    views.fill();
    List<String> summary = new ArrayList<>();
    tell(summary, "made again", compared.order());
    tell(summary, "dropped", compared.gone());
    return new Draft(summary.isEmpty() ? "" : text.text(ALL), summary, compared.leftOut());
  }

  private static void drop(Comparison compared, Changes changes, SqlText text) {
    List<RelationName> order = new ArrayList<>(compared.before().order());
    Collections.reverse(order);
    if (!changes.again().isEmpty()) {
      text.section("Made again below");
    }
    for (RelationName name : order) {
      Live view = compared.before().live(name);
      if (changes.gone().contains(name)) {
        text.section(Known.GONE + Views.pathOf(name));
      }
      if (changes.gone().contains(name) || changes.again().contains(name)) {
        text.add("drop " + view.word() + " " + name.quoted());
      }
    }
  }

  private static void tell(List<String> summary, String what, Collection<RelationName> views) {
    if (!views.isEmpty()) {
      String names = views.stream().map(RelationName::toString).collect(joining(", "));
      summary.add(what + ": " + Printable.of(names));
    }
  }
}
