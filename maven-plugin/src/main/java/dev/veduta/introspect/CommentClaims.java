package dev.veduta.introspect;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.CommentTag;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Grade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Adds what comments assert of a relation to what is proven of it. A claim that is proven already
 * stays as it is; an assertion that names no such column, or that the definition disproves, becomes
 * a problem and is not applied.
 *
 * @param view the relation, with what is asserted of it; of its keys the proven ones come first
 * @param problems what is wrong with the comments but stops nothing
 * @param errors the assertions that are not so
 */
record CommentClaims(CatalogView view, List<Problem> problems, List<Problem> errors) {
  private static final Claim ON_VIEW = new Claim(Grade.ASSERTED, "comment on the view");
  private static final Claim ON_COLUMN = new Claim(Grade.ASSERTED, "comment on the column");

  /** The claims on a relation that has those that are proven. */
  static CommentClaims of(CatalogView proven) {
    Collector collector = new Collector(proven);
    if (proven.comment() != null) {
      CommentTag.in(proven.comment()).forEach(collector::onRelation);
    }
    proven.columns().forEach(collector::onColumn);
    return collector.claims();
  }

  private static final class Collector {
    private final CatalogView view;
    private final List<CatalogKey> keys;
    private final Set<String> notNull = new LinkedHashSet<>();
    private final Set<String> notNullOfItself = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> errors = new ArrayList<>();

    Collector(CatalogView view) {
      this.view = view;
      this.keys = new ArrayList<>(view.keys());
    }

    void onRelation(CommentTag assertion) {
      if (assertion.tag().equals(CommentTag.INFO)) {
        info("", assertion);
        return;
      }
      if (assertion.names().isEmpty()) {
        report("AssertionIncomplete", "", assertion, "which names no column", "Name its columns");
      }
      List<String> unknown = assertion.names().stream().filter(it -> !isColumn(it)).toList();
      unknown.forEach(name -> reportUnknown(assertion, name));
      if (assertion.tag().equals(CommentTag.NOT_NULL)) {
        notNull(assertion, "", assertion.names().stream().filter(this::isColumn), notNull);
      } else if (unknown.isEmpty() && !assertion.names().isEmpty()) {
        key(assertion, assertion.names().stream().distinct().toList());
      }
    }

    /** What it tells is read when records are generated. */
    private void info(String column, CommentTag tag) {
      if (tag.names().isEmpty() || !tag.names().stream().allMatch(CommentTag::isPair)) {
        report("InfoIncomplete", column, tag, "which is no key=value", "Write @info key=value");
      }
    }

    /** A key is never null, as a primary key is not. */
    private void key(CommentTag assertion, List<String> names) {
      notNull(assertion, "", names.stream(), notNull);
      Optional<Disproof> disproof = view.claims().disproofOfKey(names);
      if (disproof.isPresent()) {
        disproved(assertion, "", "in (" + String.join(", ", names) + ")", disproof.get());
      } else if (keys.stream()
          .noneMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(names)))) {
        keys.add(new CatalogKey(names, ON_VIEW));
      }
    }

    void onColumn(CatalogColumn column) {
      if (column.comment() == null) {
        return;
      }
      for (CommentTag assertion : CommentTag.in(column.comment())) {
        if (assertion.tag().equals(CommentTag.INFO)) {
          info("." + column.name(), assertion);
        } else if (assertion.tag().equals(CommentTag.NOT_NULL)) {
          Stream<String> itself = Stream.of(column.name());
          notNull(assertion, "." + column.name(), itself, notNullOfItself);
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

    private void notNull(
        CommentTag assertion, String column, Stream<String> names, Set<String> claimed) {
      names.forEach(
          name ->
              view.claims()
                  .disproofOfNotNull(name)
                  .ifPresentOrElse(
                      it -> disproved(assertion, column, "of " + name, it),
                      () -> claimed.add(name)));
    }

    CommentClaims claims() {
      return new CommentClaims(
          view.withColumns(view.columns().stream().map(this::claimed).toList())
              .claiming(view.claims().withKeys(keys)),
          problems,
          errors);
    }

    private CatalogColumn claimed(CatalogColumn column) {
      if (notNullOfItself.contains(column.name())) {
        return claimed(column, ON_COLUMN);
      }
      return notNull.contains(column.name()) ? claimed(column, ON_VIEW) : column;
    }

    private static CatalogColumn claimed(CatalogColumn column, Claim claim) {
      return column.isNullable() ? column.claiming(claim) : column;
    }

    private boolean isColumn(String name) {
      return view.column(name).isPresent();
    }

    private void reportUnknown(CommentTag assertion, String name) {
      List<String> names = view.columns().stream().map(CatalogColumn::name).toList();
      String why = "but it has no column \"" + name + "\"";
      String meant =
          NearestNames.nearest(name, names).map(it -> "; did you mean \"" + it + "\"?").orElse(".");
      problems.add(
          new Problem(
              "AssertionColumnUnknown",
              "The comment on "
                  + view.name()
                  + " says "
                  + assertion
                  + ", "
                  + why
                  + meant
                  + " Correct the comment with COMMENT ON."));
    }

    private void disproved(CommentTag assertion, String column, String where, Disproof disproof) {
      boolean key = disproof.claim() == Disproof.Claimed.KEY;
      errors.add(
          new Problem(
              "AssertionDisproved",
              "The comment on "
                  + view.name()
                  + column
                  + " says "
                  + assertion
                  + ", but the definition makes "
                  + (key ? "rows that are equal " : "nulls ")
                  + where
                  + ": "
                  + disproof.because()
                  + ". Correct the comment with COMMENT ON, or the view"
                  + (key ? "; if it has one row at most, end it with LIMIT 1." : ".")));
    }

    private void report(String id, String column, CommentTag assertion, String why, String next) {
      problems.add(
          new Problem(
              id,
              "The comment on "
                  + view.name()
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
