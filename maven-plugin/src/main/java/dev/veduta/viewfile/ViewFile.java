package dev.veduta.viewfile;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.Script;
import dev.veduta.source.SourceException;
import dev.veduta.store.Fingerprint;
import java.nio.file.Path;

/**
 * The definition of one view: a script that creates it, with its indexes, comments and grants.
 *
 * @param name the view, as its path says
 * @param variant the servers it is for
 * @param script its text
 */
public record ViewFile(QualifiedName name, Variant variant, Script script) {
  static final String SUFFIX = ".sql";

  /**
   * Reads one.
   *
   * @param directory the directory of all view files
   * @param file a file in it, {@code <schema>/<name>.sql} or {@code <schema>/<name>@<variant>.sql},
   *     where {@code %XX} stands for a byte of a name, as in the catalog
   */
  static ViewFile read(Path directory, Path file) throws SourceException {
    Path path = directory.relativize(file);
    if (path.getNameCount() != 2) {
      throw new SourceException(
          "ViewFileMisplaced",
          file + " is in no schema's directory. Move it to " + directory + "/<schema>/<name>.sql.");
    }
    String fileName = path.getFileName().toString();
    String base = fileName.substring(0, fileName.length() - SUFFIX.length());
    int at = base.lastIndexOf('@');
    return new ViewFile(
        new QualifiedName(
            CatalogFile.decode(path.getName(0).toString()),
            CatalogFile.decode(at < 0 ? base : base.substring(0, at))),
        at < 0 ? Variant.ANY : variant(file, base.substring(at + 1)),
        Script.read(file));
  }

  /** Of its text, however its lines end. */
  String hash() {
    return new Fingerprint().with(script.text().replace("\r\n", "\n")).value();
  }

  private static Variant variant(Path file, String text) throws SourceException {
    return Variant.parse(text)
        .orElseThrow(
            () ->
                new SourceException(
                    "ViewVariantUnknown",
                    file
                        + " is for \""
                        + text
                        + "\", which is no kind of server. After the @ can stand "
                        + Variant.choices()
                        + "; an @ in a view's name is written %40."));
  }
}
