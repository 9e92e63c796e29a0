package dev.veduta.internal.ddl;

import dev.veduta.BusyException;
import dev.veduta.VedutaException;
import dev.veduta.ViewExistsException;
import dev.veduta.ddl.DdlReport;
import dev.veduta.internal.ddl.Probe.Verdict;
import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes views what their records say, in the gentlest way that does. */
final class Replace {
  /** How often to begin again when somebody else changes the same views. */
  private static final int ROUNDS = 3;

  private final DataSource dataSource;
  private final DdlOptions options;

  Replace(DataSource dataSource, DdlOptions options) {
    this.dataSource = dataSource;
    this.options = options;
  }

  DdlReport run(List<Wanted> views) {
    List<RelationName> names = views.stream().map(Wanted::name).toList();
    String doing = "replacing " + names;
    List<String> statements = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      var prepared =
          new DdlTransaction(dataSource, options)
              .runAndForget(doing, script -> prepare(script, views, names));
      statements.addAll(prepared.statements());
      Optional<Swap> swap = prepared.result().swap();
      if (swap.isEmpty() || finish(swap.get(), doing, statements)) {
        statements.addAll(fitted(prepared.result(), doing));
        return new DdlReport(statements, !options.dryRun());
      }
    }
    cleanUp(null);
    throw new BusyException(
        doing + " failed: somebody else changed the same views meanwhile, each time; try again",
        null,
        null);
  }

  /**
   * What takes data is left.
   *
   * @param tables what to do for tables after the swap
   * @param dry the same in a dry run, as statements
   */
  private record Prepared(Optional<Swap> swap, TableFit tables, List<String> dry) {}

  /** Tables whose views came to their names by the swap. */
  private List<String> fitted(Prepared prepared, String doing) {
    TableFit tables = prepared.tables;
    if (options.dryRun() || prepared.swap.isEmpty() || tables.views().isEmpty()) {
      return prepared.dry;
    }
    return new DdlTransaction(dataSource, options)
        .run(
            doing,
            script -> {
              Turn.begin(script.connection(), options.bounds(), tables.views().size());
              tables.run(script);
              return script;
            })
        .statements();
  }

  /** All that takes no data but that of tables; the rest, where there is one. */
  private Prepared prepare(Script script, List<Wanted> views, List<RelationName> names)
      throws SQLException {
    script.narrowPath();
    Turn.begin(script.connection(), options.bounds(), views.size());
    Leftovers.drop(script);
    Map<RelationName, Live> live = Live.named(script.connection(), names);
    views.forEach(view -> requireKind(view, live.get(view.name())));
    Changes changes = changeInPlace(script, views, new Probe(script, live));
    Optional<Swap> swap =
        changes.inPlace
            ? Optional.empty()
            : Remake.of(script, changes.changed, live, options).run();
    TableFit tables = new TableFit(views, changes.names(), live, !options.dryRun());
    if (swap.isEmpty()) {
      tables.run(script);
    }
    boolean aside = swap.isPresent() && options.dryRun();
    return new Prepared(swap, tables, aside ? tables.dryRun(script) : List.of());
  }

  private static void requireKind(Wanted view, @Nullable Live there) {
    if (there != null && !there.isOf(view)) {
      throw new ViewExistsException(view.name(), there.described(), null, null);
    }
  }

  /**
   * Which views are not what they should be.
   *
   * @param filled those of them whose rows were written
   * @param inPlace whether they are by now; if one has to be made again, nothing is changed
   */
  private record Changes(List<Wanted> changed, List<Wanted> filled, boolean inPlace) {
    /** The names of those with rows of before. */
    Set<RelationName> names() {
      return changed.stream()
          .filter(view -> !filled.contains(view))
          .map(Wanted::name)
          .collect(Collectors.toSet());
    }
  }

  /** Creates and replaces as far as no view has to be made again. */
  private static Changes changeInPlace(Script script, List<Wanted> views, Probe probe)
      throws SQLException {
    Savepoint savepoint = script.connection().setSavepoint();
    int mark = script.mark();
    List<Wanted> changed = new ArrayList<>();
    List<Wanted> filled = new ArrayList<>();
    boolean inPlace = true;
    for (Wanted view : views) {
      Verdict verdict = verdict(probe, view, inPlace);
      if (verdict != Verdict.NOTHING) {
        changed.add(view);
      }
      inPlace &= verdict != Verdict.MAKE_AGAIN;
      if (inPlace && verdict == Verdict.CREATE) {
        Create.create(script, view);
        if (new Tables(script).make(view) || view.materialized()) {
          filled.add(view);
        }
      } else if (inPlace && verdict == Verdict.CREATE_OR_REPLACE) {
        Create.orReplace(script, view);
      }
    }
    if (inPlace) {
      Create.fill(script, filled);
      return new Changes(changed, filled, true);
    }
    script.connection().rollback(savepoint);
    script.backTo(mark);
    return new Changes(changed, List.of(), false);
  }

  /** What reads a view that is still to be made again need not compile yet. */
  private static Verdict verdict(Probe probe, Wanted view, boolean inPlace) throws SQLException {
    try {
      return probe.of(view);
    } catch (VedutaException failure) {
      if (inPlace) {
        throw failure;
      }
      return Verdict.MAKE_AGAIN;
    }
  }

  private boolean finish(Swap swap, String doing, List<String> statements) {
    try {
      Optional<List<String>> finished = swap.finish(dataSource, options, doing);
      finished.ifPresent(statements::addAll);
      return finished.isPresent();
    } catch (RuntimeException | Error failure) {
      cleanUp(failure);
      throw failure;
    }
  }

  /** What was made aside goes; if it cannot, the next replace finds it. */
  private void cleanUp(@Nullable Throwable because) {
    try {
      new DdlTransaction(dataSource, options)
          .run(
              "dropping what was made aside",
              script -> {
                script.narrowPath();
                Leftovers.drop(script);
                return script;
              });
    } catch (VedutaException second) {
      if (because != null) {
        because.addSuppressed(second);
      }
    }
  }
}
