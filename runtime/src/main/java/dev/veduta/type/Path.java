package dev.veduta.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code path} (PostgreSQL manual, 8.8.5).
 *
 * @param points its points, in order; an immutable list
 * @param isClosed whether the last point is joined to the first
 */
public record Path(List<Point> points, boolean isClosed) {
  public Path {
    points = List.copyOf(points);
  }

  /** As PostgreSQL writes it: {@code ((x1,y1),...)} if closed, {@code [(x1,y1),...]} if open. */
  @Override
  public String toString() {
    return points.stream()
        .map(Point::toString)
        .collect(Collectors.joining(",", isClosed ? "(" : "[", isClosed ? ")" : "]"));
  }
}
