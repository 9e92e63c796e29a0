package dev.veduta.refresh;

/**
 * A refresh that is made again and again, on a daemon thread of its own, until it is closed.
 *
 * <p>Of several processes with the same schedule one refreshes each time, and the others find it
 * done: {@code veduta.refreshed} tells them. A run starts up to a tenth of the interval late, and a
 * minute at most, so that they do not all ask at once. A run that fails is told to the listener and
 * to the log {@code dev.veduta.refresh}; the next one comes all the same. Thread-safe.
 */
public interface RefreshSchedule extends AutoCloseable {
  /** Starts no more runs, and waits for one that is under way. Closing again does nothing. */
  @Override
  void close();
}
