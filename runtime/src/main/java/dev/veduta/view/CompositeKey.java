package dev.veduta.view;

import java.util.List;

/**
 * An identity key of several columns, or of one that can be null; every generated {@code Key} is
 * one. Keys are equal when their parts are, a null to a null.
 */
public interface CompositeKey {
  /**
   * The values of the key's columns, in their order, each the identity of its SQL type; null for
   * SQL's null.
   */
  List<?> parts();
}
