package dev.veduta.viewfile;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.Script;
import dev.veduta.source.SourceException;
import dev.veduta.store.Fingerprint;
import dev.veduta.view.Variant;
import java.nio.file.Path;

/**
 * The definition of one view: a script that creates it, with its indexes, comments and grants.
 *
 * @param name the view, as its path says
 * @param variant the servers it is for
 * @param script its text
 * @param standIn whether there is no such file, and the text is what the database has
 */
public record ViewFile(QualifiedName name, Variant variant, Script script, boolean standIn) {
  public static final String SUFFIX = ".sql";

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
    String base = base(path);
    int at = base.lastIndexOf('@');
    return new ViewFile(
        nameOf(path),
        at < 0 ? Variant.ANY : variant(file, base.substring(at + 1)),
        Script.read(file),
        false);
  }

  /** The view of a file, by its path in the directory of all view files. */
  static QualifiedName nameOf(Path path) {
    String base = base(path);
    int at = base.lastIndexOf('@');
    return new QualifiedName(
        CatalogFile.decode(path.getName(0).toString()),
        CatalogFile.decode(at < 0 ? base : base.substring(0, at)));
  }

  private static String base(Path path) {
    String fileName = path.getFileName().toString();
    return fileName.substring(0, fileName.length() - SUFFIX.length());
  }

  /**
   * What stands for a view that has no file, where it has to be made again with others.
   *
   * @param text a script that makes it as it is in the database
   */
  public static ViewFile standIn(QualifiedName name, String text) {
    return new ViewFile(name, Variant.ANY, new Script(Path.of("(the database)"), text), true);
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
