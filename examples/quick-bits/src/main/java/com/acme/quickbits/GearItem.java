package com.acme.quickbits;

import dev.veduta.annotation.Convert;
import dev.veduta.annotation.Related;
import dev.veduta.annotation.View;
import dev.veduta.session.Lazy;
import java.util.List;
import java.util.Optional;

/**
 * An item, with the row of the materialized view that has its key, and the rows that refer to it.
 */
@View("gear.item")
public interface GearItem {
  int id();

  String name();

  @Convert(Euros.OfNumeric.class)
  Euros price();

  @Related
  Lazy<Optional<GearStats>> stats();

  /** The newest first. */
  @Related(to = "item", orderBy = "id desc")
  Lazy<List<Review>> reviews();
}
