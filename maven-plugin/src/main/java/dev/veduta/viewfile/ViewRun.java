package dev.veduta.viewfile;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.ScriptFailure;
import dev.veduta.source.SourceException;
import dev.veduta.view.ServerKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies view files in an order that the server agrees with. Each is tried; where the server
 * misses the view of another file, that one goes first. What fails for another reason is tried
 * again as long as that helps, since a file can make more than its view. For one thread, once.
 */
public final class ViewRun {
  /** The SQLSTATEs of a missing relation and of its missing row type. */
  private static final Set<String> MISSING = Set.of("42P01", "42704");

  private final FileRun run;
  private final Map<QualifiedName, ViewFile> open = new LinkedHashMap<>();
  private final Map<QualifiedName, ScriptFailure> failures = new LinkedHashMap<>();
  private final List<QualifiedName> trying = new ArrayList<>();
  private final List<ViewFile> done = new ArrayList<>();

  /**
   * What came of view files.
   *
   * @param order the files, each after those that it stands on
   * @param leftOut statements about roles that the server does not have, with their places
   */
  public record Applied(List<ViewFile> order, List<String> leftOut) {
    public Applied {
      order = List.copyOf(order);
      leftOut = List.copyOf(leftOut);
    }
  }

  private ViewRun(FileRun run, List<ViewFile> files) {
    this.run = run;
    files.forEach(file -> open.put(file.name(), file));
  }

  /**
   * Begins a transaction of REPEATABLE READ, drops the views of the files' names that nothing else
   * stands on, and applies the files that are for this server.
   *
   * @param connection with no transaction open; one is open afterwards, whatever happens
   */
  static void apply(Connection connection, List<ViewFile> all)
      throws SQLException, SourceException {
    FileRun run = start(connection);
    List<ViewFile> files = ViewFiles.choose(all, ServerKind.of(connection));
    Map<QualifiedName, String> kept = run.dropViewsOf(files);
    // What could not be dropped is replaced first, so that no other file sees its old columns.
    List<ViewFile> inOrder =
        files.stream().sorted(comparing(file -> !kept.containsKey(file.name()))).toList();
    new ViewRun(run, inOrder).applyAll(kept);
    run.refuseRecursion(kept.keySet());
  }

  /**
   * Begins a transaction of REPEATABLE READ in which nobody is made to wait for long.
   *
   * @param connection with no transaction open
   */
  public static void begin(Connection connection) throws SQLException {
    start(connection);
  }

  private static FileRun start(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return FileRun.begin(connection);
  }

  /**
   * Applies files where nothing has the names of their views.
   *
   * @param connection with the transaction that {@link #begin} began
   * @throws SourceException as {@link ViewFileSource#open}
   */
  public static Applied anew(Connection connection, List<ViewFile> files)
      throws SQLException, SourceException {
    FileRun fileRun = FileRun.resume(connection);
    ViewRun run = new ViewRun(fileRun, files);
    run.applyAll(Map.of());
    return new Applied(run.done, fileRun.leftOut());
  }

  private void applyAll(Map<QualifiedName, String> kept) throws SQLException, SourceException {
    int before = Integer.MAX_VALUE;
    while (!open.isEmpty() && open.size() < before) {
      before = open.size();
      failures.clear();
      for (ViewFile file : List.copyOf(open.values())) {
        if (isToTry(file)) {
          apply(file);
        }
      }
    }
    if (!open.isEmpty()) {
      throw Problems.failed(causes(), kept);
    }
  }

  /** Applies a file, and before it those it stands on; what cannot be stays open. */
  private void apply(ViewFile file) throws SQLException, SourceException {
    trying.add(file.name());
    Optional<ScriptFailure> failure = run.attempt(file);
    while (failure.isPresent()) {
      failures.put(file.name(), failure.get());
      Optional<ViewFile> first = first(file, failure.get());
      if (first.isEmpty()) {
        break;
      }
      apply(first.get());
      if (open.containsKey(first.get().name())) {
        break;
      }
      failure = run.attempt(file);
    }
    if (failure.isEmpty()) {
      done.add(file);
      open.remove(file.name());
      failures.remove(file.name());
    }
    trying.remove(trying.size() - 1);
  }

  /** The file to apply before this one can be, if its failure tells. */
  private Optional<ViewFile> first(ViewFile file, ScriptFailure failure) throws SourceException {
    List<ViewFile> missed = missed(file, failure);
    Optional<ViewFile> first = missed.stream().filter(this::isToTry).findFirst();
    if (first.isEmpty() && MISSING.contains(failure.sqlState())) {
      for (ViewFile each : missed) {
        refuseCycle(each.name());
      }
    }
    return first;
  }

  private void refuseCycle(QualifiedName missed) throws SourceException {
    int start = trying.indexOf(missed);
    if (start >= 0) {
      throw Problems.cycle(
          trying.subList(start, trying.size()).stream().map(failures::get).toList());
    }
  }

  /** The open files whose view has the name at which the server stopped. */
  private List<ViewFile> missed(ViewFile file, ScriptFailure failure) {
    NameAt name = NameAt.read(file.script().text(), failure.offset());
    return name == null
        ? List.of()
        : open.values().stream().filter(each -> name.isOf(each.name())).toList();
  }

  private boolean isToTry(ViewFile file) {
    return open.containsKey(file.name()) && !failures.containsKey(file.name());
  }

  /** The failures that are not only for want of another file that failed; all, if there is none. */
  private Map<ViewFile, ScriptFailure> causes() {
    Map<ViewFile, ScriptFailure> all = new LinkedHashMap<>();
    Map<ViewFile, ScriptFailure> causes = new LinkedHashMap<>();
    for (ViewFile file : open.values()) {
      ScriptFailure failure = requireNonNull(failures.get(file.name()), "every file was tried");
      all.put(file, failure);
      if (missed(file, failure).stream().allMatch(file::equals)) {
        causes.put(file, failure);
      }
    }
    return causes.isEmpty() ? all : causes;
  }
}
