package dev.veduta.migration;

import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.internal.ddl.Image.Step;
import dev.veduta.source.SourceException;
import dev.veduta.view.RelationName;
import dev.veduta.viewfile.ViewFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes views, each in a section of its own, and fills them at the end. For one thread. */
final class Views {
  private final Comparison compared;
  private final SqlText text;
  private final List<RelationName> filled = new ArrayList<>();

  Views(Comparison compared, SqlText text) {
    this.compared = compared;
    this.text = text;
  }

  /** The path of a view's file, or what it would be: the form in which names enter comments. */
  static String pathOf(RelationName name) {
    return CatalogFile.pathOf(new QualifiedName(name.schema(), name.name()))
        .replaceFirst("\\.json$", ViewFile.SUFFIX);
  }

  /** Makes a view where there is none of the name. */
  void make(RelationName name) throws SourceException, MigrationException {
    @Nullable ViewFile file = compared.files().get(name);
    if (file == null) {
      text.section("As the database has it, without a file: " + pathOf(name));
      Comparison.statements(compared.before().live(name), compared.before().image(name))
          .forEach(text::addNarrow);
      if (compared.before().live(name).isMaterialized()
          && compared.before().live(name).populated()) {
        filled.add(name);
      }
      return;
    }
    text.section(Known.FROM + pathOf(name));
    FileText statements = FileText.of(file);
    statements.write(text);
    for (Step step : compared.kept().getOrDefault(name, List.of())) {
      text.addNarrow(step.sql());
    }
    if (statements.fills() && !staysEmpty(name)) {
      filled.add(name);
    }
  }

  /** Changes a view as it stands. */
  void change(RelationName name, InPlace change) throws SourceException, MigrationException {
    text.section(Known.FROM + pathOf(name));
    FileText statements = FileText.of(Objects.requireNonNull(compared.files().get(name)));
    statements.writeRoutines(text, compared.routines());
    if (change.replacing()) {
      statements.writeReplacing(text);
    }
    change.statements().forEach(text::addNarrow);
  }

  /** Whether a view's file would change functions. */
  boolean changesRoutines(RelationName name) throws SourceException {
    @Nullable ViewFile file = compared.files().get(name);
    return file != null && FileText.of(file).saysOf(compared.routines());
  }

  /** Fills the materialized views that were made. */
  void fill() {
    if (!filled.isEmpty()) {
      text.section("Rows");
    }
    for (RelationName name : filled) {
      text.add("refresh materialized view " + name.quoted());
      text.add("analyze " + name.quoted());
    }
  }

  /** What was never filled is not filled by the way. */
  private boolean staysEmpty(RelationName name) {
    return compared.before().has(name)
        && compared.before().live(name).isMaterialized()
        && !compared.before().live(name).populated();
  }
}
