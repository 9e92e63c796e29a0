package dev.veduta.prove.rule;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The more welcome key first: one that is never null, then one of fewer columns, then one from
 * ranges further to the front, then one of columns further to the front.
 */
final class KeyOrder implements Comparator<Shape.Key> {
  private final List<Shape.Column> columns;
  private final IntUnaryOperator place;

  KeyOrder(List<Shape.Column> columns, IntUnaryOperator place) {
    this.columns = columns;
    this.place = place;
  }

  @Override
  public int compare(Shape.Key one, Shape.Key other) {
    return Comparator.comparing(this::maybeNull)
        .thenComparing(key -> key.columns().size())
        .thenComparing(key -> key.proof().atRefresh())
        .thenComparing(this::places)
        .thenComparing(key -> List.copyOf(key.columns()), KeyOrder::lexicographic)
        .compare(one, other);
  }

  private boolean maybeNull(Shape.Key key) {
    return key.columns().stream().anyMatch(it -> !columns.get(it - 1).nullness().never());
  }

  private int places(Shape.Key key) {
    return key.columns().stream().mapToInt(place::applyAsInt).sum();
  }

  private static int lexicographic(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < one.size() && i < other.size(); i++) {
      int difference = Integer.compare(one.get(i), other.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(one.size(), other.size());
  }
}
