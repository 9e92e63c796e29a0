package dev.veduta.internal.type;

import dev.veduta.type.Box;
import dev.veduta.type.Circle;
import dev.veduta.type.Line;
import dev.veduta.type.LineSegment;
import dev.veduta.type.Path;
import dev.veduta.type.Point;
import dev.veduta.type.Polygon;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The texts of the geometric types (PostgreSQL manual, 8.8): numbers between brackets and commas,
 * of which the type says how many there are.
 */
public final class Geometry {
  private static final Pattern PUNCTUATION = Pattern.compile("[\\[\\](){}<>,]+");

  private Geometry() {}

  public static Point point(String text) {
    return point(numbers(text, 2), 0);
  }

  public static Line line(String text) {
    double[] numbers = numbers(text, 3);
    return new Line(numbers[0], numbers[1], numbers[2]);
  }

  public static LineSegment lineSegment(String text) {
    double[] numbers = numbers(text, 4);
    return new LineSegment(point(numbers, 0), point(numbers, 1));
  }

  public static Box box(String text) {
    double[] numbers = numbers(text, 4);
    return new Box(point(numbers, 0), point(numbers, 1));
  }

  public static Path path(String text) {
    return new Path(points(text), text.startsWith("("));
  }

  public static Polygon polygon(String text) {
    return new Polygon(points(text));
  }

  public static Circle circle(String text) {
    double[] numbers = numbers(text, 3);
    return new Circle(point(numbers, 0), numbers[2]);
  }

  private static List<Point> points(String text) {
    double[] numbers = numbers(text);
    if (numbers.length % 2 != 0) {
      throw new IllegalArgumentException("a point has two coordinates");
    }
    return IntStream.range(0, numbers.length / 2).mapToObj(i -> point(numbers, i)).toList();
  }

  private static Point point(double[] numbers, int index) {
    return new Point(numbers[2 * index], numbers[2 * index + 1]);
  }

  private static double[] numbers(String text, int count) {
    double[] numbers = numbers(text);
    if (numbers.length != count) {
      throw new IllegalArgumentException("expected " + count + " numbers");
    }
    return numbers;
  }

  private static double[] numbers(String text) {
    return PUNCTUATION
        .splitAsStream(text)
        .filter(number -> !number.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
