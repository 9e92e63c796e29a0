package dev.veduta.prove.tree;

/** Text that is not that of a node. What it was to say is unknown, so nothing follows from it. */
public final class NodeSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NodeSyntaxException(String message) {
    super(message);
  }
}
