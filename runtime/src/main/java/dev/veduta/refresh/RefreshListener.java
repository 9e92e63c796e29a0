package dev.veduta.refresh;

import dev.veduta.view.RelationName;
import java.time.Duration;

/**
 * Is told of a refresh while it runs. Its methods are called by the threads that refresh, several
 * at once where there are several connections; what one throws ends the refresh.
 */
public interface RefreshListener {
  /** Hears nothing. */
  RefreshListener NONE = new RefreshListener() {};

  /** The plan is made; nothing is refreshed yet. */
  default void planned(RefreshPlan plan) {}

  /** A view's statement is about to be sent. */
  default void started(RelationName view, boolean concurrently) {}

  /** A view is tried again, after a pause, since this failed. */
  default void retrying(RelationName view, Exception failure, Duration pause) {}

  /** A view is done with, whatever became of it. */
  default void finished(ViewRefresh view) {}

  /** A run of a schedule failed. What this throws is logged; the schedule goes on. */
  default void failed(RuntimeException failure) {}
}
