package dev.veduta.processor.declaration;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.report.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something the user wrote that asks for records. */
public sealed interface Declaration {
  /** The package it stands in, and its records will. */
  String packageName();

  /** Where it stands. */
  Place place();

  /** What its package converts. */
  List<PackageConversion> conversions();

  /** A text in an annotation, and where. */
  record Value(String text, Place place) {}

  /** A yes or no in an annotation, and where. */
  record Flag(boolean isSet, Place place) {}

  /**
   * {@code @Views} on a package.
   *
   * @param schema the schema
   * @param views which of its views
   * @param columns which of their columns
   * @param naming how the records are named, and their components
   * @param prefersOptional whether what can be null is an {@link Optional}
   * @param conversions what the package converts
   */
  record OfPackage(
      String packageName,
      Place place,
      Value schema,
      Patterns views,
      Patterns columns,
      NamingScheme naming,
      boolean prefersOptional,
      List<PackageConversion> conversions)
      implements Declaration {
    public OfPackage {
      conversions = List.copyOf(conversions);
    }

    /** The same, in a package that converts. */
    public OfPackage converting(List<PackageConversion> all) {
      return new OfPackage(
          packageName, place, schema, views, columns, naming, prefersOptional, all);
    }
  }

  /**
   * {@code @View} on an interface.
   *
   * @param type the interface
   * @param isPublic whether everybody can see it
   * @param view the view
   * @param accessors its abstract methods for columns, in their order; none asks for every column
   * @param related those that lead to other records
   * @param otherMethods the names of the methods without parameters that the record inherits
   * @param key the columns of the asserted key
   * @param asTable whether a table is to keep the rows
   * @param conversions what the package converts
   * @param info what is told of the view, by key
   */
  record OfInterface(
      String packageName,
      Place place,
      JavaType type,
      boolean isPublic,
      Value view,
      List<Accessor> accessors,
      List<RelatedAccessor> related,
      List<Value> otherMethods,
      Optional<List<Value>> key,
      Optional<Flag> asTable,
      List<PackageConversion> conversions,
      Map<String, String> info)
      implements Declaration {
    public OfInterface {
      accessors = List.copyOf(accessors);
      related = List.copyOf(related);
      otherMethods = List.copyOf(otherMethods);
      conversions = List.copyOf(conversions);
    }

    /** The name of its record: a nested interface's after those around it. */
    public String recordName() {
      return type.name().replace(".", "") + "Record";
    }
  }
}
