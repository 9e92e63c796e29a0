package dev.veduta.processor.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.type.JavaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of one view.
 *
 * @param type its class
 * @param isPublic whether everybody can see it
 * @param shape the interface it implements
 * @param view the view it reads
 * @param components its components for columns, in order
 * @param related its components for relationships, which come after them
 * @param key its identity key
 * @param table the table beside the view that keeps its rows
 * @param info what its declaration tells of the view, by key
 */
public record RecordModel(
    JavaType type,
    boolean isPublic,
    Optional<JavaType> shape,
    CatalogView view,
    List<ComponentModel> components,
    List<RelatedModel> related,
    Optional<KeyModel> key,
    Optional<String> table,
    Map<String, String> info)
    implements SourceModel {
  public RecordModel {
    components = List.copyOf(components);
    related = List.copyOf(related);
  }

  /** The components that are read with the row, in order. */
  public List<ComponentModel> selected() {
    return components.stream().filter(it -> !it.isDeferred()).toList();
  }

  /** Those that are not, by the constants that load them. */
  public Map<String, List<ComponentModel>> deferred() {
    return components.stream()
        .filter(ComponentModel::isDeferred)
        .collect(groupingBy(it -> it.loadedBy().orElseThrow(), LinkedHashMap::new, toList()));
  }

  /**
   * Whether its rows can be written. Not by a key that is not proven, which may mean several; nor
   * where servers of another kind have another view.
   */
  public boolean isWritable() {
    return view.writable()
        && view.definition().variants().isEmpty()
        && table.isEmpty()
        && key.stream().allMatch(it -> it.claim().grade() == Grade.PROVEN);
  }

  /** What its key and its never-null components rest on in the database, in order. */
  public List<Fact> facts() {
    return claims().flatMap(it -> it.facts().stream()).distinct().sorted().toList();
  }

  /** Whether some of these hold as of the refresh of a materialized view below this view. */
  public boolean readsWhatWasKept() {
    return view.kind() != RelationKind.MATERIALIZED_VIEW
        && claims().anyMatch(it -> it.grade() == Grade.PROVEN_AT_REFRESH);
  }

  private Stream<Claim> claims() {
    Stream<Claim> ofKey = key.map(KeyModel::claim).stream();
    Stream<Claim> ofComponents =
        components.stream()
            .filter(it -> !it.isNullable())
            .flatMap(it -> Stream.ofNullable(it.column().notNull()));
    return Stream.concat(ofKey, ofComponents);
  }
}
