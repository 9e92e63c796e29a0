package dev.veduta.viewfile;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewWrites;
import dev.veduta.introspect.Printable;
import dev.veduta.source.SourceException;
import dev.veduta.view.ServerKind;
import dev.veduta.view.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What views are on servers of other kinds than the source. One source can only tell what they are
 * on itself; so what an earlier one told is kept, as long as there is a view file for it.
 *
 * @param views the views of the source, with what is known of others
 * @param notes what is not known of others, and why, a line each
 */
public record Variants(List<CatalogView> views, List<String> notes) {
  /** What a server is called that no variant is for. */
  private static final String ANY = Variant.ANY.id();

  public Variants {
    views = List.copyOf(views);
    notes = List.copyOf(notes);
  }

  /** Whether any view has a file that is not for all servers. */
  public static boolean areIn(ViewFiles files) throws SourceException {
    return files.find().stream().anyMatch(file -> !file.variant().equals(Variant.ANY));
  }

  /**
   * Joins what a source has to what is known.
   *
   * @param source the source's server
   * @param views what it has
   * @param committed what the catalog has
   * @param reflected the view files as the catalog knows them
   * @param files the view files
   */
  public static Variants of(
      ServerKind source,
      List<CatalogView> views,
      List<CatalogView> committed,
      ReflectedFiles reflected,
      ViewFiles files)
      throws SourceException, IOException {
    Map<QualifiedName, CatalogView> known = new TreeMap<>();
    committed.forEach(view -> known.put(view.name(), view));
    FilePrints prints = reflected.kept();
    List<ViewFile> found = files.find();
    List<CatalogView> all = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (CatalogView view : views) {
      List<ViewFile> its = found.stream().filter(it -> it.name().equals(view.name())).toList();
      CatalogView before = known.get(view.name());
      Map<String, CatalogVariant> others =
          before == null ? Map.of() : known(before, prints, files, its);
      String server = server(source, its);
      List<ViewFile> elsewhere =
          its.stream().filter(it -> !it.variant().id().equals(server)).toList();
      elsewhere.forEach(file -> note(file, view, others).ifPresent(notes::add));
      all.add(view.on(server.equals(ANY) ? null : server, fitting(view, elsewhere, others)));
    }
    return new Variants(all, notes);
  }

  /** Which of a view's files is for the source, by its variant. */
  private static String server(ServerKind source, List<ViewFile> files) {
    return files.stream()
        .map(ViewFile::variant)
        .filter(it -> it.fits(source))
        .max(Variant::compareTo)
        .map(Variant::id)
        .orElse(ANY);
  }

  private static List<CatalogVariant> fitting(
      CatalogView view, List<ViewFile> files, Map<String, CatalogVariant> known) {
    return files.stream()
        .flatMap(file -> Stream.ofNullable(known.get(file.variant().id())))
        .filter(variant -> hasSameColumns(variant.view(), view))
        .toList();
  }

  /** All that the catalog knows of a view, by servers. */
  private static Map<String, CatalogVariant> known(
      CatalogView view, FilePrints prints, ViewFiles directory, List<ViewFile> files) {
    Map<String, CatalogVariant> all = new TreeMap<>();
    view.definition()
        .variants()
        .forEach(it -> all.put(String.valueOf(it.view().definition().server()), it));
    String server = view.definition().server() == null ? ANY : view.definition().server();
    for (ViewFile file : files) {
      if (file.variant().id().equals(server)) {
        String hash = prints.hashes().getOrDefault(directory.pathOf(file), "");
        all.put(server, new CatalogVariant(hash, definition(view, server)));
      }
    }
    return all;
  }

  /** What of a view is needed to create it, and to know whether its record fits. */
  private static CatalogView definition(CatalogView view, String server) {
    List<CatalogColumn> columns =
        view.columns().stream()
            .map(it -> new CatalogColumn(it.name(), it.sqlType(), it.type(), null, null, null))
            .toList();
    return new CatalogView(
        view.name(),
        view.kind(),
        view.comment(),
        columns,
        List.of(),
        ViewClaims.NONE,
        view.indexes(),
        view.definition().on(server, List.of()),
        ViewWrites.NONE,
        true);
  }

  private static Optional<String> note(
      ViewFile file, CatalogView view, Map<String, CatalogVariant> known) {
    @Nullable CatalogVariant variant = known.get(file.variant().id());
    String name = Printable.of(view.name().toString());
    if (variant == null || !variant.file().equals(file.hash())) {
      return Optional.of(
          "[VariantUnknown] the record of "
              + name
              + " does not know "
              + file.script().file()
              + " as it is now, to create it on such servers. Run mvn veduta:reflect with a <source>"
              + " that it is for, and then with this one again.");
    }
    return hasSameColumns(variant.view(), view)
        ? Optional.empty()
        : Optional.of(
            "[VariantMismatch] "
                + file.script().file()
                + " gives "
                + name
                + " other columns than it has here, so that its record does not know it there.");
  }

  private static boolean hasSameColumns(CatalogView one, CatalogView other) {
    return shape(one).equals(shape(other));
  }

  private static List<String> shape(CatalogView view) {
    return view.columns().stream().map(it -> it.name() + " " + it.sqlType()).toList();
  }
}
