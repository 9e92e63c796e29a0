package dev.veduta.migration;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.QualifiedName;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What migrations say in comments of the views that files define, to be read by later runs. */
final class Known {
  static final String WRITTEN = "Written by veduta:ddl";
  static final String FROM = "From the view file ";
  static final String GONE = "Gone with its view file: ";

  private static final Pattern LINE =
      Pattern.compile("(?m)^-- (" + FROM + "|" + GONE + ")([^/\\s]+)/([^/\\s]+)\\.sql$");

  private Known() {}

  /** Whether a script is one of ours. */
  static boolean isOurs(String script) {
    return script.contains("\n-- " + WRITTEN) || script.startsWith("-- " + WRITTEN);
  }

  /**
   * The views that files have defined, as far as these scripts know, one after the other.
   *
   * @param keepGone whether a view counts that is gone
   */
  static Set<QualifiedName> views(Collection<String> scripts, boolean keepGone) {
    Set<QualifiedName> known = new TreeSet<>();
    for (String script : scripts) {
      Matcher line = LINE.matcher(isOurs(script) ? script : "");
      while (line.find()) {
        QualifiedName name =
            new QualifiedName(CatalogFile.decode(line.group(2)), CatalogFile.decode(line.group(3)));
        if (line.group(1).equals(FROM) || keepGone) {
          known.add(name);
        } else {
          known.remove(name);
        }
      }
    }
    return known;
  }
}
