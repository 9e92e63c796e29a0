package dev.veduta.processor.model;

import dev.veduta.catalog.type.JavaType;
import java.util.List;

/**
 * The class that lists what the records of one package read.
 *
 * @param type its class
 * @param records the simple names of the records, in order
 */
public record ViewListModel(JavaType type, List<String> records) implements SourceModel {
  /** The simple name of the class. */
  public static final String NAME = "PackageViews";

  public ViewListModel {
    records = List.copyOf(records);
  }
}
