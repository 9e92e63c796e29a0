package dev.veduta.maven;

import dev.veduta.refresh.RefreshListener;
import dev.veduta.refresh.RefreshPlan;
import dev.veduta.refresh.ViewRefresh;
import dev.veduta.view.RelationName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.plugin.logging.Log;

/** Shows a refresh while it runs: a bar, and the view that is begun or done. Thread-safe. */
final class RefreshProgress implements RefreshListener {
  private static final int WIDTH = 20;

  private final Log log;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int all;

  RefreshProgress(Log log) {
    this.log = log;
  }

  @Override
  public void planned(RefreshPlan plan) {
    all = plan.views().size();
    log.info("To be refreshed: " + all);
  }

  @Override
  public void started(RelationName view, boolean concurrently) {
    log.info(bar() + "refreshing " + view + (concurrently ? " concurrently" : " plainly"));
  }

  @Override
  public void retrying(RelationName view, Exception failure, Duration pause) {
    log.warn(view + " is tried again in " + pause.toMillis() + " ms: " + failure.getMessage());
  }

  @Override
  public void finished(ViewRefresh view) {
    done.incrementAndGet();
    log.info(bar() + view);
  }

  private String bar() {
    int count = done.get();
    int full = WIDTH * count / all;
    return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + count + "/" + all + " ";
  }
}
