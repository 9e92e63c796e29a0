package dev.veduta.internal.type;

import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An array. To PostgreSQL an array of arrays is one array of more dimensions, so nesting this type
 * adds a dimension and no name.
 */
public final class ArrayType<E> extends NamedType<List<@Nullable E>> {
  private final SqlType<E> element;
  private final SqlType<List<@Nullable E>> carrier;
  private final int depth;

  public ArrayType(SqlType<E> element) {
    super(element.schema(), element instanceof ArrayType ? element.name() : element.name() + "[]");
    this.element = element;
    this.depth = element instanceof ArrayType<?> inner ? inner.depth + 1 : 1;
    SqlType<E> carried = elementCarrier(element);
    this.carrier = carried == element ? this : new ArrayType<>(carried);
  }

  @Override
  SqlType<List<@Nullable E>> carrier() {
    return carrier;
  }

  @Override
  char delimiter() {
    return element instanceof NamedType<?> named ? named.delimiter() : ',';
  }

  @Override
  boolean isFiner() {
    return isFiner(element);
  }

  @Override
  public String castName() {
    if (element instanceof ArrayType) {
      return element.castName();
    }
    return (element instanceof NamedType<?> named ? named.elementCastName() : element.castName())
        + "[]";
  }

  @Override
  List<@Nullable E> read(String text) {
    requireFirst(!ArrayLiteral.hasOtherBounds(text));
    List<@Nullable Object> nodes = ArrayLiteral.parse(text, delimiter());
    if (!nodes.isEmpty()) {
      requireDepth(depth(nodes));
    }
    return elements(nodes);
  }

  @Override
  public boolean isBinary() {
    return element.isBinary();
  }

  /** The driver's own text of an array that came in binary does not tell its lower bounds. */
  @Override
  public @Nullable List<@Nullable E> read(ResultSet rows, int index) throws SQLException {
    if (carrier != this) {
      return carrier.read(rows, index);
    }
    byte[] raw = rows.getBytes(index);
    return raw == null ? null : readRaw(raw, raw[0] == 0);
  }

  /** Dimensions, whether there are nulls, the element's oid; length and lower bound of each. */
  @Override
  List<@Nullable E> readBinary(RowBytes value) {
    if (!isBinary()) {
      return super.readBinary(value);
    }
    int found = value.getInt();
    value.getLong();
    if (found == 0) {
      return List.of();
    }
    requireDepth(found);
    int[] lengths = new int[found];
    for (int i = 0; i < found; i++) {
      lengths[i] = value.getInt();
      requireFirst(value.getInt() == 1);
    }
    return elements(value, lengths);
  }

  @Override
  public String format(List<@Nullable E> value) {
    if (shape(value, depth).contains(0)) {
      return "{}";
    }
    StringBuilder literal = new StringBuilder();
    write(literal, value);
    return literal.toString();
  }

  /** Whole numbers the driver sends in binary, which the server need not parse. */
  @Override
  public void bind(PreparedStatement statement, int index, List<@Nullable E> value)
      throws SQLException {
    if (element == SqlTypes.INT2) {
      bindArray(statement, index, value.toArray(new Short[0]));
    } else if (element == SqlTypes.INT4) {
      bindArray(statement, index, value.toArray(new Integer[0]));
    } else if (element == SqlTypes.INT8) {
      bindArray(statement, index, value.toArray(new Long[0]));
    } else {
      super.bind(statement, index, value);
    }
  }

  /** An array of objects of any class the driver would write as text. */
  private void bindArray(PreparedStatement statement, int index, @Nullable Object[] elements)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(index, connection.createArrayOf(element.name(), elements));
  }

  @Override
  public List<@Nullable E> identity(List<@Nullable E> value) {
    List<@Nullable E> identities = new ArrayList<>(value.size());
    for (E one : value) {
      identities.add(one == null ? null : element.identity(one));
    }
    return Collections.unmodifiableList(identities);
  }

  @Override
  public Object equalityKey(List<@Nullable E> value) {
    List<@Nullable Object> keys = new ArrayList<>(value.size());
    for (E one : value) {
      keys.add(one == null ? null : element.equalityKey(one));
    }
    return keys;
  }

  @Override
  public boolean isSame(@Nullable List<@Nullable E> one, @Nullable List<@Nullable E> other) {
    if (one == null || other == null || one.size() != other.size()) {
      return one == other;
    }
    return IntStream.range(0, one.size()).allMatch(i -> element.isSame(one.get(i), other.get(i)));
  }

  private static int depth(@Nullable Object node) {
    return node instanceof List<?> list ? 1 + (list.isEmpty() ? 0 : depth(list.get(0))) : 0;
  }

  private void requireDepth(int found) {
    if (found != depth) {
      throw new ValueException(
          ("[ArrayDimensions] a value of %s has %d dimensions where %d are declared"
                  + "; declare the accessor as %sE%s, E being the type of an element")
              .formatted(this, found, depth, "List<".repeat(found), ">".repeat(found)));
    }
  }

  /** To SQL, arrays whose subscripts differ are not equal, and of lists only one can be found. */
  private void requireFirst(boolean isFirst) {
    if (!isFirst) {
      throw new ValueException(
          ("[ArraySubscripts] a value of %s has subscripts that do not begin at 1, which a List"
                  + " cannot hold; read the column as a slice, which begins at 1: x%s")
              .formatted(this, "[:]".repeat(depth)));
    }
  }

  private List<@Nullable E> elements(RowBytes value, int[] lengths) {
    int length = lengths[lengths.length - depth];
    List<@Nullable E> elements = new ArrayList<>(Math.min(length, value.remaining()));
    for (int i = 0; i < length; i++) {
      elements.add(element(value, lengths));
    }
    return Collections.unmodifiableList(elements);
  }

  @SuppressWarnings("unchecked") // E is a list exactly where the element is an array
  private @Nullable E element(RowBytes value, int[] lengths) {
    return element instanceof ArrayType<?> inner
        ? (E) inner.elements(value, lengths)
        : value.next(element);
  }

  private List<@Nullable E> elements(List<@Nullable Object> nodes) {
    List<@Nullable E> elements = new ArrayList<>(nodes.size());
    for (Object node : nodes) {
      elements.add(node == null ? null : element(node));
    }
    return Collections.unmodifiableList(elements);
  }

  @SuppressWarnings("unchecked") // E is a list exactly where the element is an array
  private E element(Object node) {
    return element instanceof ArrayType<?> inner
        ? (E) inner.elements((List<@Nullable Object>) node)
        : element.parse((String) node);
  }

  /** The lengths, outermost first. */
  private List<Integer> shape(@Nullable List<?> list, int depth) {
    if (list == null) {
      throw ragged();
    }
    if (depth == 1 || list.isEmpty()) {
      return List.of(list.size());
    }
    List<List<Integer>> inner =
        list.stream().map(each -> shape((List<?>) each, depth - 1)).distinct().toList();
    if (inner.size() != 1) {
      throw ragged();
    }
    return Stream.concat(Stream.of(list.size()), inner.get(0).stream()).toList();
  }

  private ValueException ragged() {
    return new ValueException(
        "[RaggedArray] inner lists of one value of "
            + this
            + " must be of one length, and none null: PostgreSQL's arrays are rectangular");
  }

  private void write(StringBuilder literal, List<@Nullable E> value) {
    char before = '{';
    for (E one : value) {
      literal.append(before);
      write(literal, one);
      before = delimiter();
    }
    literal.append('}');
  }

  @SuppressWarnings("unchecked") // E is a list exactly where the element is an array
  private void write(StringBuilder literal, @Nullable E one) {
    if (one == null) {
      literal.append("NULL");
    } else if (element instanceof ArrayType<?>) {
      ((ArrayType<Object>) element).write(literal, (List<@Nullable Object>) one);
    } else {
      literal.append(Literal.quote(element.format(one)));
    }
  }
}
