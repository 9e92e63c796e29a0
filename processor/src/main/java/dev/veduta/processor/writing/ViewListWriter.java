package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.processor.model.ViewListModel;
import java.util.Set;
import java.util.TreeSet;

/**
 * The list of what a package's records read, as text: no part of it depends on a view.
 *
 * <pre>
 * public final class PackageViews implements ViewProvider {
 *   &#64;Override
 *   public List&lt;Relation&lt;?&gt;&gt; views() {
 *     return List.of(
 *         FieldView.VIEW,
 *         TemplateView.VIEW);
 *   }
 * }
 * </pre>
 */
final class ViewListWriter {
  private final ViewListModel model;
  private final Set<String> imports = new TreeSet<>();

  private ViewListWriter(ViewListModel model) {
    this.model = model;
  }

  static String write(ViewListModel model, String generator, boolean knowsGenerated) {
    return new ViewListWriter(model).write(knowsGenerated ? generator : "");
  }

  private String write(String generator) {
    String body =
        "/** What the records of this package read, for {@link "
            + name("dev.veduta.view", "ViewRegistry")
            + "}. */\n"
            + (generator.isEmpty()
                ? ""
                : "@"
                    + name("javax.annotation.processing", "Generated")
                    + "(\""
                    + generator
                    + "\")\n")
            + "@"
            + name("org.jspecify.annotations", "NullMarked")
            + "\npublic final class "
            + model.type().name()
            + " implements "
            + name("dev.veduta.view", "ViewProvider")
            + " {\n  /** Made by {@link "
            + name("java.util", "ServiceLoader")
            + "}. */\n  public "
            + model.type().name()
            + "() {}\n\n  @"
            + name("java.lang", "Override")
            + "\n  public "
            + name("java.util", "List")
            + "<"
            + name("dev.veduta.view", "Relation")
            + "<?>> views() {\n    return "
            + name("java.util", "List")
            + ".of(\n"
            + model.records().stream().map(it -> "        " + it + ".VIEW").collect(joining(",\n"))
            + ");\n  }\n}\n";
    String packageName = model.type().packageName();
    return (packageName.isEmpty() ? "" : "package " + packageName + ";\n\n")
        + imports.stream().map(it -> "import " + it + ";\n").collect(joining())
        + "\n"
        + body;
  }

  /** Short where no record has that name. */
  private String name(String packageName, String simple) {
    String qualified = packageName + "." + simple;
    if (model.records().contains(simple)) {
      return qualified;
    }
    if (!packageName.equals("java.lang")) {
      imports.add(qualified);
    }
    return simple;
  }
}
