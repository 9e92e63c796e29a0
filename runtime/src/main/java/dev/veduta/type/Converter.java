package dev.veduta.type;

/**
 * Values of a column as values of a class of yours, and back, for {@code @Convert}.
 *
 * <p>SQL knows nothing of it: conditions, orders and keys compare what {@link #toColumn} makes, by
 * the column's type. A key and a keyset page therefore rest on {@code toColumn(fromColumn(s))}
 * being equal to {@code s} in SQL, for every value {@code s} of the column; of your class they need
 * neither an {@code equals} nor a {@code compareTo}.
 *
 * <p>Instances are made once for each column, by generated code, and used by all threads: a
 * converter keeps no state. Neither method is ever given a null, nor may answer one; a column's
 * null stays a null. What they throw becomes, with its place but without its message, which may
 * show the value, a {@link dev.veduta.UnreadableValueException} that names the column, or, of a
 * value to be bound, an {@link IllegalArgumentException}.
 *
 * @param <S> the Java type of the column's values where nothing converts them, boxed, such as
 *     {@code BigDecimal} for {@code numeric}
 * @param <T> your class
 */
public interface Converter<S, T> {
  /** The value that a record has. */
  T fromColumn(S value);

  /** The value that the column has. */
  S toColumn(T value);
}
