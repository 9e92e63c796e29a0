package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veduta.fixture.Boxed;
import dev.veduta.type.TypeDatabase.Bind;
import dev.veduta.type.TypeDatabase.Session;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A converted value is what its base type reads and binds, whatever the base type and the way. */
class ConvertedTypeTest {
  private enum Mood {
    SAD,
    SO_SO
  }

  private enum Told implements SqlEnum {
    ONE,
    OTHER;

    @Override
    public String label() {
      return "same";
    }
  }

  static Stream<Session> sessions() {
    return Stream.of(TypeDatabase.text(), TypeDatabase.binary());
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyTypeIsReadByBothWaysAsItsBaseIs(Session session) throws SQLException {
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : TypeCase.all()) {
        isReadAsItsBase(connection, each.type(), each.expression());
      }
    }
  }

  private static <T> void isReadAsItsBase(Connection connection, SqlType<T> base, String expression)
      throws SQLException {
    SqlType<Boxed<T>> type = SqlTypes.converted(base, Boxed.converter());
    T expected = TypeDatabase.read(connection, base, expression);
    assertThat(List.of(unboxed(TypeDatabase.read(connection, type, expression))))
        .as("%s", expression)
        .containsExactly(expected);
    assertThat(List.of(unboxed(TypeDatabase.copied(connection, type, expression))))
        .as("%s by copy", expression)
        .containsExactly(expected);
    if (!isArray(expression)) {
      arrayIsReadAsItsBase(connection, base, type, expression);
    }
  }

  private static boolean isArray(String sqlType) {
    return sqlType.contains("[]") || sqlType.endsWith("words");
  }

  private static <T> void arrayIsReadAsItsBase(
      Connection connection, SqlType<T> base, SqlType<Boxed<T>> type, String expression)
      throws SQLException {
    String array = "array[" + expression + ", null]";
    List<@Nullable T> expected = TypeDatabase.read(connection, SqlTypes.array(base), array);
    assertThat(unboxed(TypeDatabase.read(connection, SqlTypes.array(type), array)))
        .as("%s", array)
        .isEqualTo(expected);
    assertThat(unboxed(TypeDatabase.copied(connection, SqlTypes.array(type), array)))
        .as("%s by copy", array)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyTypeIsBoundAsItsBaseIs(Session session) throws SQLException {
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : TypeCase.all()) {
        isBoundAsItsBase(connection, each);
      }
    }
  }

  private static <T> void isBoundAsItsBase(Connection connection, TypeCase<T> each)
      throws SQLException {
    SqlType<T> base = each.type();
    SqlType<Boxed<T>> type = SqlTypes.converted(base, Boxed.converter());
    Boxed<T> value = new Boxed<>(each.value());
    assertThat(type.placeholder()).isEqualTo(base.placeholder());
    assertThat(TypeDatabase.ask(connection, type.placeholder(), new Bind<>(type, value)))
        .isEqualTo(
            TypeDatabase.ask(connection, base.placeholder(), new Bind<>(base, each.value())));
    assertThat(type.boundText(value)).isEqualTo(base.boundText(each.value()));
    assertThat(type.equalityKey(value)).isEqualTo(base.identity(each.value()));
    if (!isArray(each.sqlType())) {
      SqlType<List<@Nullable T>> bases = SqlTypes.array(base);
      SqlType<List<@Nullable Boxed<T>>> types = SqlTypes.array(type);
      assertThat(types.placeholder()).isEqualTo(bases.placeholder());
      assertThat(types.boundText(Arrays.asList(value, null)))
          .isEqualTo(bases.boundText(Arrays.asList(each.value(), null)));
    }
  }

  @Test
  void whatIsTheSameTheColumnsValuesTell() {
    SqlType<Boxed<BigDecimal>> type = SqlTypes.converted(SqlTypes.NUMERIC, Boxed.converter());
    Boxed<BigDecimal> one = new Boxed<>(new BigDecimal("1.0"));
    assertThat(type.isSame(one, new Boxed<>(new BigDecimal("1.0")))).isTrue();
    assertThat(type.isSame(one, new Boxed<>(new BigDecimal("1.00")))).isFalse();
    assertThat(type.isSame(one, null)).isFalse();
    assertThat(type.isSame(null, null)).isTrue();
    assertThat(type.equalityKey(one))
        .isEqualTo(type.equalityKey(new Boxed<>(new BigDecimal("1.00"))));
    SqlType<List<@Nullable Boxed<BigDecimal>>> array = SqlTypes.array(type);
    assertThat(array.equalityKey(Arrays.asList(one, null)))
        .isEqualTo(Arrays.asList(BigDecimal.ONE, null));
    assertThat(array.isSame(Arrays.asList(one, null), Arrays.asList(one, null))).isTrue();
    assertThat(array.isSame(Arrays.asList(one, null), Arrays.asList(null, one))).isFalse();
    assertThat(array.isSame(List.of(one), Arrays.asList(one, null))).isFalse();
    assertThat(array.isSame(List.of(new Boxed<>(BigDecimal.ONE)), List.of(one))).isFalse();
  }

  @Test
  void whatAConverterThrowsIsToldWithoutTheValue() {
    SqlType<Integer> type = SqlTypes.converted(SqlTypes.TEXT, new Failing());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.parse("secret"))
        .withMessage(
            "[ConversionFailed] the converter dev.veduta.type.ConvertedTypeTest$Failing failed with"
                + " java.lang.NumberFormatException")
        .withNoCause()
        .satisfies(
            failure ->
                assertThat(failure.getStackTrace())
                    .anyMatch(it -> it.getClassName().equals(Failing.class.getName())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.format(1))
        .withMessageEndingWith("ConvertedTypeTest$Failing answered null");
  }

  private static final class Failing implements Converter<String, Integer> {
    @Override
    public Integer fromColumn(String value) {
      return Integer.valueOf(value);
    }

    @Override
    @SuppressWarnings("NullAway") // a mistake of the user's
    public String toColumn(Integer value) {
      return null;
    }
  }

  @Test
  void labelsAreNamesUnlessSaidOtherwise() {
    Labels<Mood> labels = Labels.of(Mood.values()).with(Mood.SO_SO, "so-so");
    assertThat(labels.fromColumn("SAD")).isEqualTo(Mood.SAD);
    assertThat(labels.fromColumn("so-so")).isEqualTo(Mood.SO_SO);
    assertThat(labels.toColumn(Mood.SO_SO)).isEqualTo("so-so");
    assertThat(Labels.of(TypeCase.Mood.values()).toColumn(TypeCase.Mood.EMPTY)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> labels.fromColumn("secret"))
        .withMessage(
            "[UnknownLabel] it is the label of no constant of"
                + " dev.veduta.type.ConvertedTypeTest$Mood; add one, or correct the rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> labels.with(Mood.SAD, "so-so"))
        .withMessageStartingWith("[RepeatedLabel] SAD and SO_SO of class ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Labels.of(Told.values()))
        .withMessageStartingWith("[RepeatedLabel] ONE and OTHER of class ");
  }

  private static <T> @Nullable T unboxed(@Nullable Boxed<T> boxed) {
    return boxed == null ? null : boxed.value();
  }

  private static <T> @Nullable List<@Nullable T> unboxed(@Nullable List<@Nullable Boxed<T>> boxed) {
    if (boxed == null) {
      return null;
    }
    List<@Nullable T> values = new ArrayList<>();
    boxed.forEach(each -> values.add(unboxed(each)));
    return values;
  }
}
