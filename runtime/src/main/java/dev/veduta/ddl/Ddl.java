package dev.veduta.ddl;

import dev.veduta.view.Relation;
import java.time.Duration;
import java.util.Collection;

/**
 * Creates, replaces and drops views as their records know them: the query, options, indexes and
 * comment that the database had when they were generated.
 *
 * <p>Options come first and answer another one of these; a verb comes last and does it at once, in
 * one transaction, all or nothing, views in the order that they depend on each other. ({@link
 * #replace} may take two, see there.) One process at a time does so in a database, by an advisory
 * lock. An option that means nothing to the verb is an error.
 *
 * <p>Immutable and thread-safe. Methods take no null. Every verb throws {@link
 * IllegalArgumentException} if a record is of a table ({@code [NotAView]}) or of no known
 * definition ({@code [NoDefinition]}), if two records of one view hold different definitions
 * ({@code [ViewTwice]}), or if views read each other in a circle ({@code [ViewCycle]}); {@link
 * dev.veduta.NotPermittedException} where the role may not, and another {@link
 * dev.veduta.VedutaException} for what else the server said.
 */
public interface Ddl {
  /**
   * Lets {@code create} replace a plain view of the same name, which may gain columns at its end
   * and lose or change none (PostgreSQL manual, CREATE VIEW). For all else there is {@link
   * #replace}.
   */
  Ddl orReplace();

  /**
   * Lets {@code create} leave alone what is there under its name already, whatever its definition
   * is, if it is of the same kind.
   */
  Ddl ifNotExists();

  /** Leaves the materialized views that {@code create} makes without data. */
  Ddl withNoData();

  /** Lets {@code drop} leave out what is not there. */
  Ddl ifExists();

  /** Lets {@code drop} drop whatever depends on the views as well. */
  Ddl cascade();

  /**
   * Does nothing, and reports what would be done. A dry run of {@link #replace} compiles everything
   * in a transaction that is rolled back, for which it takes the same short locks.
   */
  Ddl dryRun();

  /**
   * How long one try waits for those who use the views; by default, and at most, a quarter of the
   * server's {@code deadlock_timeout}, a second unless somebody changed it. Waiting longer while
   * holding locks could cost a reader its query: readers take the same locks in another order.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Ddl lockTimeout(Duration time);

  /**
   * How long a statement may run in the server; by default as long as the role's settings allow.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Ddl statementTimeout(Duration time);

  /**
   * How long others are waited for, and what can pass by itself is tried again; 5 minutes by
   * default.
   *
   * @throws IllegalArgumentException if it is less than a millisecond
   */
  Ddl deadline(Duration time);

  /**
   * Creates views, each after those among them that it reads; materialized views are filled.
   *
   * @throws dev.veduta.ViewExistsException if something of that name is there, and no option allows
   *     it
   * @throws dev.veduta.NotReplaceableException if {@link #orReplace} cannot
   * @throws dev.veduta.DefinitionFailedException if what the definition reads is not there
   */
  DdlReport create(Relation<?> view, Relation<?>... more);

  /** As {@link #create}, of all of these. */
  DdlReport createAll(Collection<? extends Relation<?>> views);

  /**
   * As {@link #create}, of all views that records of the application read ({@link
   * dev.veduta.view.ViewRegistry}); tables are left out.
   *
   * @throws IllegalStateException {@code [NothingCompiled]} if there is none
   */
  DdlReport createAll();

  /**
   * Drops views, each before those among them that it reads.
   *
   * @throws dev.veduta.StaleViewException if one is not there, and no option allows it, or is of
   *     another kind
   * @throws dev.veduta.DependentsException if something else depends on one, and no option allows
   *     to drop that too
   */
  DdlReport drop(Relation<?> view, Relation<?>... more);

  /**
   * As {@link #drop}, of all views that records of the application read.
   *
   * @throws IllegalStateException {@code [NothingCompiled]} if there is none
   */
  DdlReport dropAll();

  /**
   * Makes views what their records say, whatever changed: creates those that are not there, leaves
   * those that are so already, replaces those that {@code CREATE OR REPLACE} can, and makes all
   * others again, together with all views that depend on them. These keep what the database has of
   * them: definition, options, owner, privileges, comments, indexes, statistics, triggers, rules
   * and defaults. What the columns of a view had goes with columns that go.
   *
   * <p>Where materialized views are among them, two transactions do it: one makes all of them again
   * under other names, without data; the other fills those, and puts them in the place of the old
   * ones. Readers are kept out only for moments, at the end of each, and read the old contents
   * until then. If anything fails, the old ones stay; what a process leaves that is killed between
   * the two, the next call removes. Refreshes of these views wait meanwhile, and are served by it.
   *
   * @throws dev.veduta.ViewExistsException if something of another kind is there
   * @throws dev.veduta.NotReplaceableException if something would be lost
   * @throws dev.veduta.DependentsException if what depends on a view is no view, or does not
   *     compile against the new one
   * @throws dev.veduta.DefinitionFailedException if what a definition reads is not there
   * @throws dev.veduta.BusyException if readers did not let go of the views until the deadline
   */
  DdlReport replace(Relation<?> view, Relation<?>... more);

  /**
   * As {@link #replace}, of all views that records of the application read: whatever the database
   * has of them, afterwards they are what the application was compiled against.
   *
   * @throws IllegalStateException {@code [NothingCompiled]} if there is none
   */
  DdlReport replaceAll();
}
