package acme;

import dev.veduta.type.CompositeFields;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A value of the type {@code public.address}.
 *
 * @param street {@code street text}, may be null
 * @param values_ {@code values integer}, may be null
 * @param moods {@code moods mood[]}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record Address(@Nullable String street, @Nullable Integer values_,
    @Nullable List<@Nullable Mood> moods) {
  /** How it is read and bound. */
  public static final SqlType<Address> TYPE =
      SqlTypes.composite(
          "public",
          "address",
          Address::read,
          Address::values,
          SqlTypes.TEXT,
          SqlTypes.INT4,
          SqlTypes.array(Mood.TYPE));

  private static Address read(CompositeFields fields) {
    return new Address(
        fields.get(1, SqlTypes.TEXT),
        fields.get(2, SqlTypes.INT4),
        fields.get(3, SqlTypes.array(Mood.TYPE)));
  }

  private static List<?> values(Address value) {
    return Arrays.asList(
        value.street,
        value.values_,
        value.moods);
  }
}
