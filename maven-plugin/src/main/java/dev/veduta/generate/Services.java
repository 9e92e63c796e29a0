package dev.veduta.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.veduta.processor.model.ViewListModel;
import java.util.Collection;

/** The file by which {@link java.util.ServiceLoader} finds the lists of packages' views. */
public final class Services {
  /** Its path, with {@code /}. */
  public static final String PATH = "META-INF/services/dev.veduta.view.ViewProvider";

  private static final String LIST = ViewListModel.NAME + ".java";

  private Services() {}

  /**
   * What it says.
   *
   * @param sources the paths of all generated sources, with {@code /}
   */
  public static byte[] of(Collection<String> sources) {
    return sources.stream()
        .filter(path -> path.equals(LIST) || path.endsWith("/" + LIST))
        .map(path -> path.substring(0, path.length() - ".java".length()).replace('/', '.'))
        .sorted()
        .map(name -> name + "\n")
        .collect(joining())
        .getBytes(UTF_8);
  }
}
