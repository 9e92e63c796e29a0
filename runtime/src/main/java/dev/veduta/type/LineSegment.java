package dev.veduta.type;

/** An {@code lseg}: the line between two points (PostgreSQL manual, 8.8.3). */
public record LineSegment(Point start, Point end) {
  /** As PostgreSQL writes it: {@code [(x1,y1),(x2,y2)]}. */
  @Override
  public String toString() {
    return "[" + start + "," + end + "]";
  }
}
