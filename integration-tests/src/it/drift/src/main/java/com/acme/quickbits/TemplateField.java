package com.acme.quickbits;

import dev.veduta.annotation.View;
import org.jspecify.annotations.Nullable;

/** Two columns of the view. */
@View("quick_bits.template_field_view")
public interface TemplateField {
  int id();

  @Nullable String label();
}
