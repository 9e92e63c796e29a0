package dev.veduta.benchmark.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A row for those who map by reflection, with what suits them best: the driver's own type of a
 * time, and no annotations, which JDBI reads anew for each statement. With an instant, Spring tries
 * what the driver refuses for each row.
 */
public record SaleRow(
    int id,
    long customer,
    String code,
    String state,
    BigDecimal amount,
    double weight,
    boolean paid,
    OffsetDateTime made,
    LocalDate due,
    UUID reference,
    String note,
    Integer quantity) {

  Sale toSale() {
    return new Sale(
        id,
        customer,
        code,
        state,
        amount,
        weight,
        paid,
        made.toInstant(),
        due,
        reference,
        note,
        quantity);
  }
}
