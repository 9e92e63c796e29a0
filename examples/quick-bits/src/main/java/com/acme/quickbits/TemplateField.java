package com.acme.quickbits;

import dev.veduta.annotation.Column;
import dev.veduta.annotation.Expression;
import dev.veduta.annotation.View;
import org.jspecify.annotations.Nullable;

/**
 * A shape of one's own: three of the view's columns, one under another name, an expression, and a
 * derived value.
 */
@View("quick_bits.template_field_view")
public interface TemplateField {
  int id();

  @Column("order_index")
  @Nullable Integer position();

  @Nullable String label();

  /** In capitals, as PostgreSQL makes them. */
  @Expression("upper(label)")
  @Nullable String heading();

  /** The label to show. */
  default String display() {
    return label() == null ? "Field " + id() : label();
  }
}
