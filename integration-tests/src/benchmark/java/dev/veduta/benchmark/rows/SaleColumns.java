package dev.veduta.benchmark.rows;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The columns as Hibernate's entities have them; public, so that it needs no reflection. */
@MappedSuperclass
public abstract class SaleColumns {
  @Id public int id;
  public long customer;
  public String code;
  public String state;
  public BigDecimal amount;
  public double weight;
  public boolean paid;
  public Instant made;
  public LocalDate due;
  public UUID reference;
  public String note;
  public Integer quantity;

  Sale toSale() {
    return new Sale(
        id, customer, code, state, amount, weight, paid, made, due, reference, note, quantity);
  }

  /** A row of the view. */
  @Entity(name = "Sale")
  @Immutable
  @Table(name = "sales")
  public static class One extends SaleColumns {}

  /** A row of the view that has ten times as many. */
  @Entity(name = "TenSale")
  @Immutable
  @Table(name = "ten_sales")
  public static class Ten extends SaleColumns {}
}
