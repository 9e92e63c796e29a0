package dev.veduta.drift;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what was committed with what is live, by content. The text of definitions and indexes
 * does not count, since servers of different versions write it differently; nor does whether a
 * materialized view is populated.
 */
public final class CatalogComparison {
  private CatalogComparison() {}

  /**
   * The differences, by view.
   *
   * @param committed the views of the catalog
   * @param live the views of the database
   * @param flaws what is wrong in the database with what the committed claims rest on, a sentence
   *     each
   */
  public static List<Difference> compare(
      Collection<CatalogView> committed, Collection<CatalogView> live, Map<Fact, String> flaws) {
    Map<QualifiedName, CatalogView> before = byName(committed);
    Map<QualifiedName, CatalogView> after = byName(live);
    TreeSet<QualifiedName> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (QualifiedName name : names) {
      CatalogView from = before.get(name);
      CatalogView to = after.get(name);
      if (to == null) {
        differences.add(new Difference.ViewGone(name));
      } else if (from == null) {
        differences.add(new Difference.ViewNew(name));
      } else {
        differences.addAll(ViewComparison.compare(from, to, flaws));
      }
    }
    return List.copyOf(differences);
  }

  /** What the claims of these views rest on. */
  public static List<Fact> facts(Collection<CatalogView> views) {
    return views.stream().flatMap(Losses::facts).distinct().toList();
  }

  private static Map<QualifiedName, CatalogView> byName(Collection<CatalogView> views) {
    return views.stream()
        .collect(toMap(CatalogView::name, identity(), (one, other) -> other, TreeMap::new));
  }
}
