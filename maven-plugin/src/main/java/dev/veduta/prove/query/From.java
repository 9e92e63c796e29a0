package dev.veduta.prove.query;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How ranges are joined. */
public sealed interface From {
  /** The numbers of the ranges in it, in the order they stand in. */
  default List<Integer> ranges() {
    return leaves().map(Leaf::range).toList();
  }

  /** The ranges in it. */
  Stream<Leaf> leaves();

  /** A range. */
  record Leaf(int range) implements From {
    @Override
    public Stream<Leaf> leaves() {
      return Stream.of(this);
    }
  }

  /** {@code a, b, c}: each row of one with each row of the others. */
  record Product(List<From> items) implements From {
    @Override
    public Stream<Leaf> leaves() {
      return items.stream().flatMap(From::leaves);
    }
  }

  /** The kinds of join. */
  enum Kind {
    INNER,
    LEFT,
    FULL,
    RIGHT
  }

  /**
   * A join.
   *
   * @param condition what ON says; null for none
   */
  record Join(Kind kind, From left, From right, @Nullable Expression condition) implements From {
    @Override
    public Stream<Leaf> leaves() {
      return Stream.concat(left.leaves(), right.leaves());
    }
  }
}
