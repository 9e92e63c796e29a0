package dev.veduta.processor.report;

/**
 * Where a problem belongs, for whoever reads declarations to know and to tell: the steps after that
 * carry it along, and nothing else. Two are equal where they are the same place.
 */
public interface Place {
  /** Where a member of the annotation says a text; this place, where nothing nearer is known. */
  default Place at(String member, String text) {
    return this;
  }
}
