package acme;

import dev.veduta.view.Relation;
import dev.veduta.view.ViewProvider;
import dev.veduta.view.ViewRegistry;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** What the records of this package read, for {@link ViewRegistry}. */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public final class PackageViews implements ViewProvider {
  /** Made by {@link ServiceLoader}. */
  public PackageViews() {}

  @Override
  public List<Relation<?>> views() {
    return List.of(
        ListView.VIEW,
        OverrideView.VIEW,
        Shown.VIEW);
  }
}
