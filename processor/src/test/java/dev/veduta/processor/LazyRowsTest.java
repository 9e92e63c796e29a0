package dev.veduta.processor;

import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the guide's table that are about what is read later. */
class LazyRowsTest {
  private static final Claim ITEM_ID =
      new Claim(Grade.PROVEN, "gear.item.id is not null")
          .restingOn(List.of(Fact.notNull(new QualifiedName("gear", "item"), "id", false)));
  private static final CatalogView ITEM =
      view("gear", "item")
          .notNull("id", "int4", ITEM_ID)
          .notNull("manual", "text")
          .column("notes", "text")
          .key(primaryKey("item"), "id")
          .build();
  private static final CatalogView STATS =
      view("gear", "gear_stats")
          .notNull("id", "int4", ITEM_ID)
          .key(new Claim(Grade.PROVEN, "GROUP BY"), "id")
          .build();
  private static final CatalogView REVIEW =
      view("gear", "review")
          .notNull("id", "int4")
          .notNull("item", "int4")
          .key(primaryKey("review"), "id")
          .build();

  @TempDir Path catalog;

  private static Claim primaryKey(String table) {
    QualifiedName name = new QualifiedName("gear", table);
    Fact index =
        new Fact(Fact.Kind.PRIMARY_KEY, name, table + "_pkey", List.of("id"), false, null, false);
    return new Claim(Grade.PROVEN, "primary key").restingOn(List.of(index));
  }

  @Test
  void deferredColumn() throws IOException {
    row(
        "Deferred column",
        "Lazy<String> manual();",
        "Deferred.of(Columns.MANUAL, GearItemRecord::manual);",
        "Lazy<Integer> manual();",
        "[WrongType] gear.item, column \"manual\" of type text, cannot be read as Lazy<Integer>;"
            + " what fits is Lazy<String>");
  }

  @Test
  void groupOfDeferredColumns() throws IOException {
    row(
        "Group of deferred columns",
        "@Deferred(\"texts\") Lazy<String> manual(); @Deferred(\"texts\") Lazy<@Nullable String> notes();",
        ".and(Deferred.ofNullable(Columns.NOTES, GearItemRecord::notes));",
        "@Deferred(\"texts\") String manual();",
        "[DeferredType] @Deferred stands on manual, which returns String");
  }

  @Test
  void toOneRow() throws IOException {
    row(
        "One row of another record",
        "@Related Lazy<Optional<GearStats>> stats();",
        "public static final Relationship<GearItemRecord, GearStats> STATS =",
        "@Related(to = \"item\") Lazy<Optional<Review>> review();",
        "[RelatedNotOne] review leads to one row, and no key of gear.review is known among (item)");
  }

  @Test
  void toManyRows() throws IOException {
    row(
        "Rows of another record",
        "@Related(to = \"item\", orderBy = \"id desc\") Lazy<List<Review>> reviews();",
        "public static final Relationship<GearItemRecord, Review> REVIEWS =",
        "@Related Lazy<List<Review>> reviews();",
        "[RelatedByChance] reviews names no columns, and columns (id) of gear.item and gear.review"
            + " are named alike, but the catalog does not show that they are the key of one thing");
  }

  /** The generated line, the error, and that the guide says both. */
  private void row(String feature, String right, String generated, String wrong, String error)
      throws IOException {
    Compilation compilation = item(right).compiled();
    assertThat(Javac.generated(compilation, "GearItemRecord")).contains(generated);
    assertThat(item(wrong).problems())
        .singleElement()
        .asString()
        .startsWith("GearItem.java:8: " + error);
    assertThat(Files.readString(Path.of("../docs/guide.md")))
        .contains("| %s | `%s` | `%s` | `%s` |\n".formatted(feature, right, generated, error));
  }

  private Javac item(String accessors) {
    return Javac.on(catalog, ITEM, STATS, REVIEW)
        .allOf("gear")
        .declaring(
            "GearItem",
            "@View(\"gear.item\")",
            "public interface GearItem { int id();",
            accessors + "}");
  }
}
