package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.RelationKind;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A table that is to keep a view's rows: only a plain view's, and it needs a primary key. */
public final class TableRule {
  /** {@code NAMEDATALEN} less one (PostgreSQL manual, 4.1.1). */
  private static final int LONGEST_NAME = 63;

  private TableRule() {}

  /** Judges {@code @Materialized}, or the comment, if one asks for a table. */
  public static Report judge(MappedView mapped) {
    return mapped.table().flatMap(table -> problem(mapped, table)).stream()
        .collect(Report.collecting());
  }

  private static Optional<Problem> problem(MappedView mapped, String table) {
    Place place = place(mapped);
    if (mapped.view().kind() != RelationKind.VIEW) {
      String kind = mapped.view().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return Optional.of(
          Problem.of(ProblemCode.NOT_A_PLAIN_VIEW, place, mapped.view().name(), kind));
    }
    if (table.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return Optional.of(
          Problem.of(ProblemCode.TABLE_NAME_TOO_LONG, place, mapped.view().name(), table));
    }
    Optional<CatalogKey> key = KeyChoice.of(mapped);
    if (key.isEmpty()) {
      return Optional.of(Problem.of(ProblemCode.TABLE_WITHOUT_KEY, place, mapped.view().name()));
    }
    return key.filter(it -> KeyChoice.isNullable(mapped, it))
        .map(
            it ->
                Problem.of(
                    ProblemCode.NULLABLE_TABLE_KEY,
                    place,
                    mapped.view().name(),
                    String.join(", ", it.columns())));
  }

  /** Where it is asked for; of a comment, where the record is. */
  private static Place place(MappedView mapped) {
    ViewRequest request = mapped.request();
    return request
        .shape()
        .flatMap(Declaration.OfInterface::asTable)
        .map(Declaration.Flag::place)
        .orElse(request.place());
  }
}
