package dev.veduta.processor.model;

import dev.veduta.catalog.type.JavaType;

/** A class to be generated. */
public sealed interface SourceModel permits RecordModel, EnumModel, CompositeModel, ViewListModel {
  /** Its name. */
  JavaType type();
}
