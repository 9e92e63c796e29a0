package dev.veduta.view;

import java.util.List;

/** An identity key of several columns; every generated {@code Key} is one. */
public interface CompositeKey {
  /** The values of the key's columns, in their order, each the identity of its SQL type. */
  List<?> parts();
}
