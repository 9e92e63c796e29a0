package dev.veduta.internal.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does several things at once, or one after the other where there is one worker: the caller. */
final class Workers implements AutoCloseable {
  private final @Nullable ExecutorService threads;

  private Workers(@Nullable ExecutorService threads) {
    this.threads = threads;
  }

  static Workers of(int count) {
    return new Workers(count <= 1 ? null : Executors.newFixedThreadPool(count, Workers::thread));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "veduta-refresh");
    thread.setDaemon(true);
    return thread;
  }

  /** The results, in the order of the inputs, all of them done. */
  <T, R> List<R> all(List<T> inputs, Function<T, R> work) {
    if (threads == null || inputs.size() == 1) {
      return inputs.stream().map(work).toList();
    }
    List<Future<R>> futures = new ArrayList<>();
    inputs.forEach(input -> futures.add(threads.submit(() -> work.apply(input))));
    List<R> results = new ArrayList<>();
    futures.forEach(future -> results.add(result(future)));
    return results;
  }

  /** Waits whatever happens: the work bounds itself, and half of it is nobody's to leave. */
  private static <R> R result(Future<R> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException again) {
          interrupted = true;
        } catch (ExecutionException failure) {
          throw thrown(failure.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException thrown(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException it ? it : new IllegalStateException(failure);
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}
