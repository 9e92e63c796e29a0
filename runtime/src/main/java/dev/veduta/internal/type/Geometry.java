package dev.veduta.internal.type;

import dev.veduta.type.Box;
import dev.veduta.type.Circle;
import dev.veduta.type.Line;
import dev.veduta.type.LineSegment;
import dev.veduta.type.Path;
import dev.veduta.type.Point;
import dev.veduta.type.Polygon;
import dev.veduta.type.RowBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The texts of the geometric types (PostgreSQL manual, 8.8), numbers between brackets and commas,
 * of which the type says how many there are; and their binary forms, the numbers alone.
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

  public static Point point(RowBytes value) {
    return new Point(value.getDouble(), value.getDouble());
  }

  public static Line line(RowBytes value) {
    return new Line(value.getDouble(), value.getDouble(), value.getDouble());
  }

  public static LineSegment lineSegment(RowBytes value) {
    return new LineSegment(point(value), point(value));
  }

  public static Box box(RowBytes value) {
    return new Box(point(value), point(value));
  }

  public static Path path(RowBytes value) {
    boolean isClosed = value.getByte() != 0;
    return new Path(points(value), isClosed);
  }

  public static Polygon polygon(RowBytes value) {
    return new Polygon(points(value));
  }

  public static Circle circle(RowBytes value) {
    return new Circle(point(value), value.getDouble());
  }

  private static List<Point> points(RowBytes value) {
    List<Point> points = new ArrayList<>();
    for (int left = value.getInt(); left > 0; left--) {
      points.add(point(value));
    }
    return points;
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
