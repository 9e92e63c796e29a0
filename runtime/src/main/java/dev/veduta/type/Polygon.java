package dev.veduta.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code polygon} (PostgreSQL manual, 8.8.6).
 *
 * @param points its corners, in order; an immutable list
 */
public record Polygon(List<Point> points) {
  public Polygon {
    points = List.copyOf(points);
  }

  /** As PostgreSQL writes it: {@code ((x1,y1),...)}. */
  @Override
  public String toString() {
    return points.stream().map(Point::toString).collect(Collectors.joining(",", "(", ")"));
  }
}
