package dev.veduta.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One run at a time, among the threads of this JVM and among processes. */
final class RunLock {
  /** The operating system's locks belong to a process, so threads need one of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  /** What is done while nobody else does. */
  interface Work<T> {
    T run() throws IOException;
  }

  private RunLock() {}

  /**
   * Waits for its turn, and works.
   *
   * @param file the file that stands for the lock; created, and left there
   */
  static <T> T holding(Path file, Work<T> work) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    ReentrantLock threads = THREADS.computeIfAbsent(absolute, it -> new ReentrantLock());
    threads.lock();
    try {
      return holdingFile(absolute, work);
    } finally {
      threads.unlock();
    }
  }

  private static <T> T holdingFile(Path file, Work<T> work) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock processes = channel.lock();
      try {
        return work.run();
      } finally {
        processes.release();
      }
    }
  }
}
