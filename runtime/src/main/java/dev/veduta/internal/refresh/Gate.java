package dev.veduta.internal.refresh;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where equal requests of one process meet, so that one connection serves them all: one runs, the
 * others wait, and those that it serves go on with its results. Thread-safe.
 */
public final class Gate {
  /** Requests that wait for each other, and what the last one found. */
  private static final class Line {
    private int members;
    private boolean busy;
    private @Nullable Results last;
  }

  /**
   * What a run found.
   *
   * @param plan its plan
   * @param results of its views
   * @param serves requests with a lower number are served by it
   */
  record Results(Plan plan, List<Result> results, long serves) {}

  private final Map<Request, Line> lines = new HashMap<>();

  /** Runs, or waits for a run that serves. */
  Results pass(Request request, long asked, Supplier<Results> run) {
    Line line = enter(request);
    try {
      Results joined = joined(line, asked);
      return joined == null ? run(line, run) : joined;
    } finally {
      leave(request, line);
    }
  }

  private synchronized Line enter(Request request) {
    Line line = lines.computeIfAbsent(request, key -> new Line());
    line.members++;
    return line;
  }

  private synchronized void leave(Request request, Line line) {
    line.members--;
    if (line.members == 0) {
      lines.remove(request);
    }
  }

  /** The results that serve; null when it is this thread's turn to run. */
  private synchronized @Nullable Results joined(Line line, long asked) {
    boolean interrupted = false;
    while (line.busy) {
      try {
        wait();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (line.last != null && line.last.serves() > asked) {
      return line.last;
    }
    line.busy = true;
    return null;
  }

  private Results run(Line line, Supplier<Results> run) {
    Results results = null;
    try {
      results = run.get();
      return results;
    } finally {
      done(line, results);
    }
  }

  private synchronized void done(Line line, @Nullable Results results) {
    line.busy = false;
    line.last = results == null ? line.last : results;
    notifyAll();
  }
}
