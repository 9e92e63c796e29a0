package dev.veduta.processor.validation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * All records asked for in one package, and the types they share.
 *
 * @param name the package
 * @param views the records
 * @param types the enums and composites that get a class there; several of one name only where
 *     catalog files disagree about it
 */
public record MappedPackage(String name, List<MappedView> views, List<GeneratedType> types) {
  public MappedPackage {
    views = List.copyOf(views);
    types = List.copyOf(types);
  }

  /** Sorts records into their packages; one asked for twice counts once. */
  public static List<MappedPackage> of(List<MappedView> views) {
    return views.stream()
        .collect(
            groupingBy(
                it -> it.request().declaration().packageName(),
                TreeMap::new,
                collectingAndThen(toList(), MappedPackage::ofOne)))
        .values()
        .stream()
        .toList();
  }

  private static MappedPackage ofOne(List<MappedView> all) {
    Set<Object> seenViews = new HashSet<>();
    List<MappedView> views = all.stream().filter(it -> seenViews.add(identity(it))).toList();
    Set<Object> seenTypes = new HashSet<>();
    List<GeneratedType> types =
        views.stream().flatMap(GeneratedType::of).filter(it -> seenTypes.add(it.type())).toList();
    String name = all.get(0).request().declaration().packageName();
    return new MappedPackage(name, views, types);
  }

  private static Object identity(MappedView mapped) {
    ViewRequest request = mapped.request();
    return request.shape().isPresent()
        ? request
        : List.of(request.view().name(), request.recordName(), mapped.columns());
  }
}
