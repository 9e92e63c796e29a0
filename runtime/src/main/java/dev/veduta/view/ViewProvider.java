package dev.veduta.view;

import java.util.List;

/**
 * Tells what the records of one package read. Generated with them, and found by {@link
 * java.util.ServiceLoader}; see {@link ViewRegistry}.
 */
public interface ViewProvider {
  /** What each record of the package reads, in the order of the records' names. */
  List<Relation<?>> views();
}
