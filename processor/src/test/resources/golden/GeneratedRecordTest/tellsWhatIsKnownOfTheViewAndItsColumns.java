package acme;

import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.Row;
import dev.veduta.view.RowReader;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the view {@code crm.customer_view}.
 *
 * <p>People who bought. @info owner=crm, note="see ""people""" @info pii=yes
 *
 * <p>Rows are equal when their {@code id} is equal (asserted: comment on the view); {@link
 * #sameValuesAs} compares every column.
 *
 * @param id {@code id int4}, of the identity key
 * @param mail {@code email text}, may be null: Last known @info pii=yes
 * @param since {@code since date}
 * @param total {@code total numeric}
 * @param gone {@code gone text}, may be null
 */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public record CustomerRecord(int id, @Nullable String mail, LocalDate since, BigDecimal total,
    @Nullable String gone) implements Customer, Row<Integer> {
  /** The view this record reads. */
  public static final View<CustomerRecord, Integer> VIEW =
      View.of(
          RelationInfo.of(RelationKind.VIEW, "crm", "customer_view")
              .commented(
                  "People who bought. @info owner=crm, note=\"see \"\"people\"\"\""
                      + " @info pii=yes")
              .asOfRefresh()
              .noted("owner", "crm")
              .noted("note", "see \"people\"")
              .noted("pii", "no longer")
              .noted("team", "7")
              .keyedAsAsserted("comment on the view")
              .typed("int4", "text", "date", "numeric", "text")
              .neverNull("id", "crm.customer.id is not null")
              .commented(
                  "email",
                  """
                  Last known
                  @info pii=yes\
                  """)
              .noted("email", "pii", "yes")
              .noted("email", "mask", "\"*\"")
              .neverNullAtRefresh("since", "crm.customer.since is not null")
              .neverNullAsAsserted("total", "comment on the view")
              .sometimesNull("gone", "it is NULL"),
          Columns.ALL,
          Columns.ID,
          CustomerRecord::read);

  /** Starts a query over every row. */
  public static Query<CustomerRecord> query() {
    return VIEW.query();
  }

  @Override
  public View<CustomerRecord, Integer> identityView() {
    return VIEW;
  }

  @Override
  public Integer identityKey() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CustomerRecord that && id == that.id;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(id);
  }

  /** Whether both rows have equal values in every column. */
  public boolean sameValuesAs(CustomerRecord other) {
    return VIEW.sameValues(this, other);
  }

  private static CustomerRecord read(RowReader row) {
    return new CustomerRecord(
        row.getInt(1),
        row.getNullableText(2),
        row.getDate(3),
        row.getDecimal(4),
        row.getNullableText(5));
  }

  /** The columns of the view. */
  public static final class Columns {
    /** {@code id int4}, never null: crm.customer.id is not null. */
    public static final ComparableColumn<CustomerRecord, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, CustomerRecord::id);

    /**
     * {@code email text}, may be null.
     *
     * <p>Last known @info pii=yes
     */
    public static final NullableTextColumn<CustomerRecord> MAIL =
        new NullableTextColumn<>("email", SqlTypes.TEXT, CustomerRecord::mail);

    /** {@code since date}, never null as of the last refresh: crm.customer.since is not null. */
    public static final ComparableColumn<CustomerRecord, LocalDate> SINCE =
        new ComparableColumn<>("since", SqlTypes.DATE, CustomerRecord::since);

    /** {@code total numeric}, never null (asserted: comment on the view). */
    public static final ComparableColumn<CustomerRecord, BigDecimal> TOTAL =
        new ComparableColumn<>("total", SqlTypes.NUMERIC, CustomerRecord::total);

    /** {@code gone text}, may be null. */
    public static final NullableTextColumn<CustomerRecord> GONE =
        new NullableTextColumn<>("gone", SqlTypes.TEXT, CustomerRecord::gone);

    /** All of them, in the order they are selected. */
    public static final List<Column<CustomerRecord, ?>> ALL =
        List.of(ID, MAIL, SINCE, TOTAL, GONE);

    private Columns() {}
  }
}
