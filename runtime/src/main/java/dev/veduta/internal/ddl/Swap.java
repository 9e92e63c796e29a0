package dev.veduta.internal.ddl;

import dev.veduta.DependentsException;
import dev.veduta.VedutaException;
import dev.veduta.internal.graph.Graph;
import dev.veduta.internal.graph.LiveGraph;
import dev.veduta.internal.refresh.Ledger;
import dev.veduta.internal.transaction.Deadline;
import dev.veduta.internal.transaction.Locks;
import dev.veduta.internal.transaction.Settings;
import dev.veduta.internal.transaction.Start;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Fills the views that were made aside, and puts them in the place of the old ones. To other
 * processes that is a refresh of all of them in one transaction. Immutable.
 *
 * @param old the views to be replaced, each before those that it reads
 * @param images what the new ones were made from
 * @param filled the names of those to fill, in order
 * @param parts all that was made, under the names that it is to have
 */
record Swap(List<Live> old, Map<Long, Image> images, List<RelationName> filled, List<Aside> parts) {
  private static final String LOCK_TIMEOUT = "55P03";
  private static final int LONGEST_PAUSE_MILLIS = 100;

  /**
   * The statements; empty if somebody changed the views meanwhile, so that all has to be done
   * again.
   */
  Optional<List<String>> finish(DataSource dataSource, DdlOptions options, String doing) {
    DdlTransaction transaction = new DdlTransaction(dataSource, options);
    if (options.dryRun()) {
      return Optional.of(transaction.run(doing, script -> written(script)).statements());
    }
    var done = transaction.run(doing, script -> doneOrUndone(script, options));
    return done.result() ? Optional.of(done.statements()) : Optional.empty();
  }

  private boolean written(Script script) throws SQLException {
    fill(script);
    script.narrowPath();
    exchange(script);
    return true;
  }

  private boolean doneOrUndone(Script script, DdlOptions options) throws SQLException {
    boolean done = run(script, options);
    if (!done) {
      script.connection().rollback();
    }
    return done;
  }

  private boolean run(Script script, DdlOptions options) throws SQLException {
    Connection connection = script.connection();
    lockOut(connection);
    if (!isUnchanged(connection)) {
      return false;
    }
    Settings.bound(connection, options.bounds());
    Start start = Start.now(connection);
    fill(script);
    script.narrowPath();
    if (!exchangeInTurn(script, options)) {
      return false;
    }
    for (RelationName view : filled) {
      Ledger.write(connection, view, start);
    }
    return true;
  }

  /**
   * Refreshes of these views, by any process: they wait, and are served by this one. Reading the
   * graph narrows the search path, also for what is asked next.
   */
  private void lockOut(Connection connection) throws SQLException {
    Graph graph = LiveGraph.read(connection);
    NavigableSet<RelationName> groups = new TreeSet<>();
    old.forEach(view -> groups.add(graph.group(view.name())));
    for (RelationName group : groups) {
      Locks.exclusive(connection, Locks.group(group));
    }
  }

  private boolean isUnchanged(Connection connection) throws SQLException {
    List<Long> oids = old.stream().map(Live::oid).toList();
    List<Long> made = parts.stream().filter(Aside::isView).map(Aside::view).toList();
    return Image.of(connection, oids).equals(images)
        && Live.of(connection, made).size() == made.size();
  }

  private void fill(Script script) throws SQLException {
    script.callersPath();
    for (RelationName name : filled) {
      Aside part = new Aside(0, "materialized view", name.schema(), name.name());
      Meaning meaning = Meaning.of("filling " + name);
      script.run("refresh materialized view " + part.quotedNew(), meaning);
      script.run("analyze " + part.quotedNew(), meaning);
    }
  }

  /**
   * Keeps what is filled until readers let go of the old views.
   *
   * @return whether it was done; not if somebody changed them meanwhile
   */
  private boolean exchangeInTurn(Script script, DdlOptions options) throws SQLException {
    Deadline deadline = Deadline.in(options.bounds().deadline());
    while (isUnchanged(script.connection())) {
      Savepoint savepoint = script.connection().setSavepoint();
      int mark = script.mark();
      try {
        Turn.begin(script.connection(), options.bounds(), old.size());
        exchange(script);
        return true;
      } catch (DependentsException newOnes) {
        return false;
      } catch (VedutaException failure) {
        script.connection().rollback(savepoint);
        script.backTo(mark);
        if (!LOCK_TIMEOUT.equals(failure.sqlState()) || deadline.left().isZero()) {
          throw failure;
        }
        pause(failure);
      }
    }
    return false;
  }

  private void exchange(Script script) {
    for (Live view : old) {
      script.run("drop " + view.word() + " " + view.name().quoted(), Meaning.dropping(view.name()));
    }
    parts.forEach(
        part -> script.run(part.fromNew(), Meaning.of("putting " + part.quoted() + " in place")));
  }

  private static void pause(VedutaException failure) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
