package dev.veduta.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What all records of an application read, whatever jars and modules they are in. Each package of
 * records has a {@link ViewProvider}, named in {@code META-INF/services}, so that nothing is
 * searched for; in a named module its {@code module-info} says {@code provides
 * dev.veduta.view.ViewProvider with com.acme.PackageViews}. Immutable and thread-safe.
 *
 * @param views in the order of their names; one that several records read, several times
 */
public record ViewRegistry(List<Relation<?>> views) {
  public ViewRegistry {
    List<Relation<?>> sorted = new ArrayList<>(views);
    sorted.sort(Comparator.comparing(RelationName::of));
    views = List.copyOf(sorted);
  }

  /**
   * What can be found from the thread's context class loader.
   *
   * @throws java.util.ServiceConfigurationError if a provider that is named cannot be had
   */
  public static ViewRegistry load() {
    return of(ServiceLoader.load(ViewProvider.class));
  }

  /**
   * What can be found from this class loader.
   *
   * @throws java.util.ServiceConfigurationError if a provider that is named cannot be had
   */
  public static ViewRegistry load(ClassLoader loader) {
    return of(ServiceLoader.load(ViewProvider.class, loader));
  }

  private static ViewRegistry of(ServiceLoader<ViewProvider> providers) {
    List<Relation<?>> views = new ArrayList<>();
    providers.forEach(provider -> views.addAll(provider.views()));
    return new ViewRegistry(views);
  }
}
