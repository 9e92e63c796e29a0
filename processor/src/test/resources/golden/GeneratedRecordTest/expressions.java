package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Expression;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.query.TextColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code shop.accounts}.
 *
 * <p>Rows are equal when their {@code id} is equal (proven: primary key of quick_bits.field);
 * {@link #sameValuesAs} compares every column.
 *
 * @param id {@code id int8}, of the identity key
 * @param address {@code lower(email) text}, may be null
 * @param none <code>email is null and id &gt; 0 or '&#92;' = "email" bool</code>
 * @param line <code>lower(email) || ' is longer than a line, with "quotes" ' || upper(email)
 *     || ', and broken where it has spaces, ' || email text</code>
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record AccountRecord(long id, @Nullable String address, boolean none,
    String line) implements Account, Row<Long> {
  /** The view this record reads. */
  public static final View<AccountRecord, Long> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "shop", "accounts")
              .keyed("primary key of quick_bits.field")
              .typed("int8", "text", "bool", "text")
              .neverNull("id", "it is so")
              .neverNull("email is null and id > 0 or '\\' = \"email\"", "it is so")
              .neverNull(
                  "lower(email) || ' is longer than a line, with \"quotes\" ' ||"
                      + " upper(email) || ', and broken where it has spaces, ' || email",
                  "it is so"),
          Columns.ALL,
          Columns.ID,
          AccountRecord::read);

  /** Starts a query over every row. */
  public static Query<AccountRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<AccountRecord, Long> identityView() {
    return VIEW;
  }

  @Override
  public Long identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountRecord that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(AccountRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static AccountRecord read(RowReader row) {
    return new AccountRecord(
        row.getLong(1),
        row.getNullableText(2),
        row.getBoolean(3),
        row.getText(4));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int8}, never null: it is so. */
    public static final ComparableColumn<AccountRecord, Long> ID =
        new ComparableColumn<>("id", SqlTypes.INT8, AccountRecord::id);

    /** {@code lower(email) text}, may be null. */
    public static final NullableTextColumn<AccountRecord> ADDRESS =
        new NullableTextColumn<>(
            new Expression("lower(email)"),
            SqlTypes.TEXT,
            AccountRecord::address);

    /** <code>email is null and id &gt; 0 or '&#92;' = "email" bool</code>, never null: it is so. */
    public static final ComparableColumn<AccountRecord, Boolean> NONE =
        new ComparableColumn<>(
            new Expression("email is null and id > 0 or '\\' = \"email\""),
            SqlTypes.BOOL,
            AccountRecord::none);

    /**
     * <code>lower(email) || ' is longer than a line, with "quotes" ' || upper(email) || ', and
     * broken where it has spaces, ' || email text</code>, never null: it is so.
     */
    public static final TextColumn<AccountRecord> LINE =
        new TextColumn<>(
            new Expression("lower(email) || ' is longer than a line, with \"quotes\" ' ||"
                + " upper(email) || ', and broken where it has spaces, ' || email"),
            SqlTypes.TEXT,
            AccountRecord::line);

    /** All of them, in the order they are selected. */
    public static final List<Column<AccountRecord, ?>> ALL =
        List.of(ID, ADDRESS, NONE, LINE);

    private Columns() {}
  }
}
