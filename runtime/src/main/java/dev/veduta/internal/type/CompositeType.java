package dev.veduta.internal.type;

import dev.veduta.type.CompositeFields;
import dev.veduta.type.RowBytes;
import dev.veduta.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A composite (PostgreSQL manual, 8.16.6), read into and written from a generated record. */
public final class CompositeType<C> extends NamedType<C> {
  private final Function<CompositeFields, C> reader;
  private final Function<C, List<?>> values;
  private final List<SqlType<?>> attributes;
  private final boolean binary;

  public CompositeType(
      String schema,
      String name,
      Function<CompositeFields, C> reader,
      Function<C, List<?>> values,
      List<SqlType<?>> attributes) {
    super(schema, name);
    this.reader = reader;
    this.values = values;
    this.attributes = List.copyOf(attributes);
    this.binary = this.attributes.stream().allMatch(SqlType::isBinary);
  }

  @Override
  C read(String text) {
    List<@Nullable String> texts = texts(text);
    requireAttributes(texts.size());
    return reader.apply(new Texts(texts));
  }

  @Override
  boolean isFiner() {
    return attributes.stream().anyMatch(NamedType::isFiner);
  }

  @Override
  public boolean isBinary() {
    return binary;
  }

  @Override
  C readBinary(RowBytes value) {
    if (!binary) {
      return super.readBinary(value);
    }
    requireAttributes(value.getInt());
    List<@Nullable Object> all = new ArrayList<>(attributes.size());
    for (SqlType<?> attribute : attributes) {
      value.getInt(); // the oid of the attribute's type
      all.add(value.next(attribute));
    }
    return reader.apply(new Values(all));
  }

  @Override
  public String format(C value) {
    List<String> pieces = new ArrayList<>();
    List<?> all = values.apply(value);
    for (int i = 0; i < attributes.size(); i++) {
      pieces.add(piece(attributes.get(i), all.get(i)));
    }
    return pieces.stream().collect(Collectors.joining(",", "(", ")"));
  }

  @Override
  public C identity(C value) {
    List<@Nullable Object> identities = new ArrayList<>();
    List<?> all = values.apply(value);
    for (int i = 0; i < attributes.size(); i++) {
      identities.add(identity(attributes.get(i), all.get(i)));
    }
    return reader.apply(new Values(identities));
  }

  private void requireAttributes(int found) {
    if (found != attributes.size()) {
      throw new ValueException(
          ("[CompositeChanged] a value of %s has %d attributes where %d were generated"
                  + "; run veduta:reflect and build again")
              .formatted(this, found, attributes.size()));
    }
  }

  private List<@Nullable String> texts(String text) {
    Literal literal = new Literal(text);
    List<@Nullable String> texts = new ArrayList<>();
    literal.expect("(");
    // Of no attributes and of one that is null, the text is the same.
    if (!attributes.isEmpty()) {
      do {
        texts.add(literal.piece(",)"));
      } while (literal.skip(","));
    }
    literal.expect(")");
    literal.expectEnd();
    return texts;
  }

  @SuppressWarnings("unchecked") // the generated record gives its values in the attributes' order
  private static <A> String piece(SqlType<A> type, @Nullable Object value) {
    return value == null ? "" : Literal.quote(type.format((A) value));
  }

  @SuppressWarnings("unchecked")
  private static <A> @Nullable Object identity(SqlType<A> type, @Nullable Object value) {
    return value == null ? null : type.identity((A) value);
  }

  private record Texts(List<@Nullable String> texts) implements CompositeFields {
    @Override
    public <T> @Nullable T get(int index, SqlType<T> type) {
      String text = texts.get(index - 1);
      return text == null ? null : type.parse(text);
    }
  }

  private record Values(List<@Nullable Object> values) implements CompositeFields {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(int index, SqlType<T> type) {
      return (T) values.get(index - 1);
    }
  }
}
