package dev.veduta.benchmark.rows;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A row of twelve mixed columns, as it would be generated. */
@NullMarked
public record Sale(
    int id,
    long customer,
    String code,
    String state,
    BigDecimal amount,
    double weight,
    boolean paid,
    Instant made,
    LocalDate due,
    UUID reference,
    @Nullable String note,
    @Nullable Integer quantity) {

  static final String SCHEMA =
      """
      create table sale as
      select id, id * 7919::bigint as customer, 'code-' || id as code,
        (array['new', 'paid', 'sent', 'returned'])[1 + id % 4] as state,
        (id % 100000)::numeric(12, 2) / 7 + 0.01 as amount, id / 3.0::float8 as weight,
        id % 2 = 0 as paid, timestamptz '2024-01-01' + id * interval '61.123456 s' as made,
        date '2024-01-01' + id % 1000 as due, md5(id::text)::uuid as reference,
        case when id % 3 > 0 then 'a note on ' || id end as note,
        nullif(id % 50, 0) as quantity
      from generate_series(1, 100000) id;
      alter table sale alter amount type numeric(12, 2);
      create unique index on sale (id);
      create view sales as select * from sale;
      create view ten_sales as
      select n * 100000 + id as id, customer, code, state, amount, weight, paid, made, due,
        reference, note, quantity
      from generate_series(0, 9) n, sale;
      """;

  static final View<Sale, Integer> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "public", "sales"),
          Columns.ALL,
          Columns.ID,
          Sale::read);

  /** The same rows with no identity: what the row path costs without the identity map. */
  static final KeylessView<Sale> KEYLESS =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "public", "sales"), Columns.ALL, Sale::read);

  /** Ten times as many rows. */
  static final KeylessView<Sale> TEN_TIMES =
      KeylessView.of(
          RelationInfo.of(RelationKind.VIEW, "public", "ten_sales"), Columns.ALL, Sale::read);

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sale that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  private static Sale read(RowReader row) {
    return new Sale(
        row.getInt(1),
        row.getLong(2),
        row.getText(3),
        row.getText(4),
        row.getDecimal(5),
        row.getDouble(6),
        row.getBoolean(7),
        row.getInstant(8),
        row.getDate(9),
        row.getUuid(10),
        row.getNullableText(11),
        row.getNullableInt(12));
  }

  /** The columns of the view. */
  static final class Columns {
    static final ComparableColumn<Sale, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Sale::id);
    static final ComparableColumn<Sale, Long> CUSTOMER =
        new ComparableColumn<>("customer", SqlTypes.INT8, Sale::customer);
    static final TextColumn<Sale> CODE = new TextColumn<>("code", SqlTypes.TEXT, Sale::code);
    static final TextColumn<Sale> STATE = new TextColumn<>("state", SqlTypes.TEXT, Sale::state);
    static final ComparableColumn<Sale, BigDecimal> AMOUNT =
        new ComparableColumn<>("amount", SqlTypes.NUMERIC, Sale::amount);
    static final ComparableColumn<Sale, Double> WEIGHT =
        new ComparableColumn<>("weight", SqlTypes.FLOAT8, Sale::weight);
    static final ComparableColumn<Sale, Boolean> PAID =
        new ComparableColumn<>("paid", SqlTypes.BOOL, Sale::paid);
    static final ComparableColumn<Sale, Instant> MADE =
        new ComparableColumn<>("made", SqlTypes.TIMESTAMPTZ, Sale::made);
    static final ComparableColumn<Sale, LocalDate> DUE =
        new ComparableColumn<>("due", SqlTypes.DATE, Sale::due);
    static final ComparableColumn<Sale, UUID> REFERENCE =
        new ComparableColumn<>("reference", SqlTypes.UUID, Sale::reference);
    static final NullableTextColumn<Sale> NOTE =
        new NullableTextColumn<>("note", SqlTypes.TEXT, Sale::note);
    static final NullableComparableColumn<Sale, Integer> QUANTITY =
        new NullableComparableColumn<>("quantity", SqlTypes.INT4, Sale::quantity);

    static final List<Column<Sale, ?>> ALL =
        List.of(
            ID, CUSTOMER, CODE, STATE, AMOUNT, WEIGHT, PAID, MADE, DUE, REFERENCE, NOTE, QUANTITY);

    private Columns() {}
  }
}
