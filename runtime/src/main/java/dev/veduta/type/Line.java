package dev.veduta.type;

/** An infinite {@code line}: all points with ax + by + c = 0 (PostgreSQL manual, 8.8.2). */
public record Line(double a, double b, double c) {
  /** As PostgreSQL writes it: <code>{a,b,c}</code>. */
  @Override
  public String toString() {
    return "{" + a + "," + b + "," + c + "}";
  }
}
