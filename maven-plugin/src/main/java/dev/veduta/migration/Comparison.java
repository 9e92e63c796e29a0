package dev.veduta.migration;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.internal.ddl.Aside;
import dev.veduta.internal.ddl.Image;
import dev.veduta.internal.ddl.Image.Step;
import dev.veduta.internal.ddl.Live;
import dev.veduta.internal.ddl.Obstacles;
import dev.veduta.source.SourceException;
import dev.veduta.view.RelationName;
import dev.veduta.view.ServerKind;
import dev.veduta.viewfile.Relations;
import dev.veduta.viewfile.ViewFile;
import dev.veduta.viewfile.ViewFiles;
import dev.veduta.viewfile.ViewRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The views of a database, and what they would be with the view files applied. Immutable.
 *
 * @param files the files for this server, by the names of their views
 * @param gone views that files defined, and no file does any more; the database need not have them
 * @param before what the database has of these views, and all that depends on them
 * @param after what it would have
 * @param kept what each view keeps that its file does not say
 * @param order the views that there would be, each after those that it reads
 * @param routines the names of functions that the files would change
 * @param leftOut statements about roles that the server does not have, with their places
 */
record Comparison(
    Map<RelationName, ViewFile> files,
    Set<RelationName> gone,
    State before,
    State after,
    Map<RelationName, List<Step>> kept,
    List<RelationName> order,
    Set<String> routines,
    List<String> leftOut) {

  /**
   * Applies the files in a transaction, and takes that back. The transaction stays open, so that
   * what was found stays so.
   *
   * @param connection with no transaction open
   * @param ours views that files have defined until now
   * @throws SourceException if a file cannot be applied
   * @throws dev.veduta.VedutaException if something depends on a view that cannot be made again
   */
  static Comparison of(Connection connection, ViewFiles files, Set<QualifiedName> ours)
      throws SQLException, SourceException {
    ViewRun.begin(connection);
    List<ViewFile> all = files.find();
    List<ViewFile> chosen = ViewFiles.choose(all, ServerKind.of(connection));
    Set<RelationName> gone = new TreeSet<>();
    ours.forEach(it -> gone.add(name(it)));
    all.forEach(it -> gone.remove(name(it.name())));
    Map<RelationName, ViewFile> byName =
        chosen.stream()
            .collect(toMap(it -> name(it.name()), identity(), (a, b) -> a, TreeMap::new));
    Set<RelationName> names = new HashSet<>(byName.keySet());
    names.addAll(gone);
    State before = State.of(connection, names);
    return rehearse(connection, byName, gone, before);
  }

  private static Comparison rehearse(
      Connection connection,
      Map<RelationName, ViewFile> files,
      Set<RelationName> gone,
      State before)
      throws SQLException, SourceException {
    Savepoint asItIs = connection.setSavepoint();
    Map<String, String> routines = Routines.read(connection);
    makeRoom(connection, before);
    List<ViewFile> anew = new ArrayList<>(files.values());
    before.live().keySet().stream()
        .filter(name -> !files.containsKey(name) && !gone.contains(name))
        .forEach(name -> anew.add(standIn(name, before)));
    ViewRun.Applied applied = ViewRun.anew(connection, anew);
    List<RelationName> order = applied.order().stream().map(it -> name(it.name())).toList();
    Map<RelationName, List<Step>> kept =
        keep(connection, files, before, State.of(connection, order));
    State after = State.of(connection, order);
    Set<RelationName> changed = new TreeSet<>(files.keySet());
    changed.removeIf(it -> before.has(it) && before.image(it).equals(after.image(it)));
    Obstacles.requireSamePlaces(connection, changed, before.live(), after.live());
    Set<String> changedRoutines = Routines.changed(routines, Routines.read(connection));
    connection.rollback(asItIs);
    return new Comparison(
        files, gone, before, after, kept, order, changedRoutines, applied.leftOut());
  }

  /** Drops what can be; what something else than a view stands on gets another name. */
  private static void makeRoom(Connection connection, State before)
      throws SQLException, SourceException {
    Set<Long> oids = new HashSet<>(before.oids(before.live().keySet()));
    Collection<QualifiedName> left =
        Relations.drop(
                connection,
                Relations.views(connection).stream().filter(it -> oids.contains(it.oid())).toList())
            .keySet();
    List<RelationName> names = left.stream().map(Comparison::name).toList();
    for (Aside part : Aside.of(connection, before.oids(names))) {
      run(connection, part.toOld());
    }
  }

  private static ViewFile standIn(RelationName name, State before) {
    Image image = before.image(name);
    List<String> statements = new ArrayList<>();
    statements.add("set local search_path = pg_catalog, pg_temp");
    statements.addAll(statements(before.live(name), image));
    return ViewFile.standIn(
        new QualifiedName(name.schema(), name.name()), String.join(";\n", statements) + ";\n");
  }

  /** What makes a view again as the database has it, without data. */
  static List<String> statements(Live view, Image image) {
    return Stream.concat(
            Stream.of(
                image.header()
                    + "\n"
                    + image.definition().stripTrailing().replaceFirst(";$", "")
                    + (view.isMaterialized() ? "\nwith no data" : "")),
            image.steps().stream().map(Step::sql))
        .toList();
  }

  /** Says what views keep though their files do not say it. */
  private static Map<RelationName, List<Step>> keep(
      Connection connection, Map<RelationName, ViewFile> files, State before, State after)
      throws SQLException, SourceException {
    Map<RelationName, List<Step>> kept = new LinkedHashMap<>();
    for (Map.Entry<RelationName, ViewFile> each : files.entrySet()) {
      RelationName name = each.getKey();
      if (before.has(name)) {
        List<Step> steps =
            Kept.of(before, after, name, FileText.of(each.getValue()).saysPrivileges());
        for (Step step : steps) {
          run(connection, step.sql());
        }
        kept.put(name, steps);
      }
    }
    return kept;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static RelationName name(QualifiedName name) {
    return new RelationName(name.schema(), name.name());
  }
}
