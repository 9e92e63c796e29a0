package dev.veduta.internal.session;

import dev.veduta.SessionClosedException;
import dev.veduta.WrongThreadException;

/** Who may use a session, and until when: the thread that opened it, until it is closed. */
final class Guard {
  private final Thread owner = Thread.currentThread();
  private boolean closed;

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  void enter() {
    enterOwner();
    if (closed) {
      throw new SessionClosedException("the session is closed; open another");
    }
  }

  void enterOwner() {
    if (!isOwner()) {
      throw new WrongThreadException(
          "the session " + strangers() + "; open a session for each thread");
    }
  }

  boolean isOwner() {
    return Thread.currentThread() == owner;
  }

  /** What is wrong where the thread is another. */
  String strangers() {
    return "belongs to the thread \""
        + owner.getName()
        + "\" and was used from \""
        + Thread.currentThread().getName()
        + "\"";
  }
}
