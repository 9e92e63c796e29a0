package dev.veduta.introspect;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds what comments assert of a relation to what is proven of it. A claim that is proven already
 * stays as it is; an assertion that names no such column becomes a problem and is not applied.
 *
 * @param columns the columns, with what is asserted of them
 * @param keys the keys, proven ones first
 * @param problems what is wrong with the comments
 */
record CommentClaims(List<CatalogColumn> columns, List<CatalogKey> keys, List<Problem> problems) {
  private static final Claim ON_VIEW = new Claim(Grade.ASSERTED, "comment on the view");
  private static final Claim ON_COLUMN = new Claim(Grade.ASSERTED, "comment on the column");

  static CommentClaims of(
      QualifiedName relation,
      @Nullable String comment,
      List<CatalogColumn> columns,
      List<CatalogKey> proven) {
    Collector collector = new Collector(relation, columns, proven);
    if (comment != null) {
      Assertion.in(comment).forEach(collector::onRelation);
    }
    columns.forEach(collector::onColumn);
    return collector.claims();
  }

  private static final class Collector {
    private final QualifiedName relation;
    private final List<CatalogColumn> columns;
    private final List<CatalogKey> keys;
    private final Set<String> notNull = new LinkedHashSet<>();
    private final Set<String> notNullOfItself = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    Collector(QualifiedName relation, List<CatalogColumn> columns, List<CatalogKey> proven) {
      this.relation = relation;
      this.columns = columns;
      this.keys = new ArrayList<>(proven);
    }

    void onRelation(Assertion assertion) {
      if (assertion.names().isEmpty()) {
        report("AssertionIncomplete", "", assertion, "which names no column", "Name its columns");
      }
      List<String> unknown = assertion.names().stream().filter(it -> !isColumn(it)).toList();
      unknown.forEach(name -> reportUnknown(assertion, name));
      if (assertion.tag().equals(Assertion.NOT_NULL)) {
        assertion.names().stream().filter(this::isColumn).forEach(notNull::add);
      } else if (unknown.isEmpty() && !assertion.names().isEmpty()) {
        key(assertion.names().stream().distinct().toList());
      }
    }

    /** A key is never null, as a primary key is not. */
    private void key(List<String> names) {
      notNull.addAll(names);
      if (keys.stream().noneMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(names)))) {
        keys.add(new CatalogKey(names, ON_VIEW));
      }
    }

    void onColumn(CatalogColumn column) {
      if (column.comment() == null) {
        return;
      }
      for (Assertion assertion : Assertion.in(column.comment())) {
        if (assertion.tag().equals(Assertion.NOT_NULL)) {
          notNullOfItself.add(column.name());
        } else {
          report(
              "AssertionMisplaced",
              "." + column.name(),
              assertion,
              "which a column's comment cannot",
              "Move it to the comment on the view");
        }
      }
    }

    CommentClaims claims() {
      return new CommentClaims(columns.stream().map(this::claimed).toList(), keys, problems);
    }

    private CatalogColumn claimed(CatalogColumn column) {
      if (notNullOfItself.contains(column.name())) {
        return claimed(column, ON_COLUMN);
      }
      return notNull.contains(column.name()) ? claimed(column, ON_VIEW) : column;
    }

    private static CatalogColumn claimed(CatalogColumn column, Claim claim) {
      return column.isNullable()
          ? new CatalogColumn(
              column.name(),
              column.sqlType(),
              column.type(),
              claim,
              column.collation(),
              column.comment())
          : column;
    }

    private boolean isColumn(String name) {
      return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private void reportUnknown(Assertion assertion, String name) {
      List<String> names = columns.stream().map(CatalogColumn::name).toList();
      String why = "but it has no column \"" + name + "\"";
      String meant =
          NearestNames.nearest(name, names).map(it -> "; did you mean \"" + it + "\"?").orElse(".");
      problems.add(
          new Problem(
              "AssertionColumnUnknown",
              "The comment on "
                  + relation
                  + " says "
                  + assertion
                  + ", "
                  + why
                  + meant
                  + " Correct the comment with COMMENT ON."));
    }

    private void report(String id, String column, Assertion assertion, String why, String next) {
      problems.add(
          new Problem(
              id,
              "The comment on "
                  + relation
                  + column
                  + " says "
                  + assertion
                  + ", "
                  + why
                  + ". "
                  + next
                  + " with COMMENT ON."));
    }
  }
}
