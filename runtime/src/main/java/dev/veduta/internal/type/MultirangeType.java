package dev.veduta.internal.type;

import static java.util.Objects.requireNonNull;

import dev.veduta.type.Range;
import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A multirange (PostgreSQL manual, 8.17.5): ranges as the server has put them, sorted and apart.
 */
public final class MultirangeType<B> extends NamedType<List<Range<B>>> {
  private final SqlType<Range<B>> range;

  public MultirangeType(String schema, String name, SqlType<Range<B>> range) {
    super(schema, name);
    this.range = range;
  }

  @Override
  List<Range<B>> read(String text) {
    Literal literal = new Literal(text);
    List<Range<B>> ranges = new ArrayList<>();
    literal.expect("{");
    while (!literal.skip("}")) {
      ranges.add(range.parse(literal.range()));
      literal.skip(",");
    }
    literal.expectEnd();
    return List.copyOf(ranges);
  }

  @Override
  public boolean isBinary() {
    return range.isBinary();
  }

  @Override
  List<Range<B>> readBinary(RowBytes value) {
    if (!isBinary()) {
      return super.readBinary(value);
    }
    List<Range<B>> ranges = new ArrayList<>();
    for (int left = value.getInt(); left > 0; left--) {
      ranges.add(requireNonNull(value.next(range)));
    }
    return List.copyOf(ranges);
  }

  @Override
  public String format(List<Range<B>> value) {
    return value.stream().map(range::format).collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public List<Range<B>> identity(List<Range<B>> value) {
    return value.stream().map(range::identity).filter(each -> !each.isEmpty()).toList();
  }
}
