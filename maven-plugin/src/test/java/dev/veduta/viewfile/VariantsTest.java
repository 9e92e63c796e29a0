package dev.veduta.viewfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.CatalogViews;
import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.view.ServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantsTest {
  private static final ServerKind NEWER = new ServerKind(18, Set.of());
  private static final ServerKind OLDER = new ServerKind(15, Set.of());

  @TempDir Path root;
  private ViewFiles files;
  private ReflectedFiles reflected;
  private List<CatalogView> catalog = List.of();

  @BeforeEach
  void files() throws Exception {
    files = new ViewFiles(root.resolve("views"));
    reflected = new ReflectedFiles(root.resolve("catalog"));
    write("v.sql", "any");
    write("v@15.sql", "15");
  }

  private void write(String name, String text) throws Exception {
    Files.createDirectories(root.resolve("views/s"));
    Files.writeString(root.resolve("views/s").resolve(name), text);
  }

  /** As the goal does. */
  private List<String> reflect(ServerKind server, String definition, String... columns)
      throws Exception {
    Variants variants =
        Variants.of(
            server,
            List.of(view("v", definition, columns), view("w", "w")),
            catalog,
            reflected,
            files);
    catalog = variants.views();
    reflected.remember(files.prints());
    return variants.notes();
  }

  private static CatalogView view(String name, String definition, String... columns) {
    List<CatalogColumn> texts =
        Stream.of(columns)
            .map(it -> new CatalogColumn(it, "text", PgType.builtin("text"), null, null, null))
            .toList();
    return CatalogViews.of(new QualifiedName("s", name), null, texts, definition);
  }

  private List<String> known() {
    CatalogView view = catalog.get(0);
    return List.of(
        known(view),
        view.definition().variants().stream()
            .map(CatalogVariant::view)
            .map(VariantsTest::known)
            .toList()
            .toString());
  }

  private static String known(CatalogView view) {
    return view.definition().server() + " " + view.definition().query();
  }

  @Test
  void eachServerTellsWhatTheViewIsThere() throws Exception {
    assertThat(Variants.areIn(files)).isTrue();
    assertThat(reflect(NEWER, "of 18", "a"))
        .containsExactly(
            "[VariantUnknown] the record of s.v does not know "
                + root
                + "/views/s/v@15.sql as it is now, to create it on such servers. Run mvn"
                + " veduta:reflect with a <source> that it is for, and then with this one again.");
    assertThat(known()).containsExactly("null of 18", "[]");
    assertThat(reflect(OLDER, "of 15", "a")).isEmpty();
    assertThat(known()).containsExactly("15 of 15", "[any of 18]");
    assertThat(reflect(NEWER, "of 18 again", "a")).isEmpty();
    assertThat(known()).containsExactly("null of 18 again", "[15 of 15]");
    assertThat(catalog.get(1)).isEqualTo(view("w", "w"));
  }

  @Test
  void aVariantIsForgottenWithItsFileAndOldWithIt() throws Exception {
    reflect(OLDER, "of 15", "a");
    reflect(NEWER, "of 18", "a");
    write("v@15.sql", "edited");
    assertThat(reflect(NEWER, "of 18", "a")).hasSize(1);
    assertThat(known())
        .as("better than that of another server")
        .containsExactly("null of 18", "[15 of 15]");
    assertThat(reflect(NEWER, "of 18", "a")).as("it stays so").hasSize(1);
    Files.delete(root.resolve("views/s/v@15.sql"));
    assertThat(reflect(NEWER, "of 18", "a")).isEmpty();
    assertThat(known()).containsExactly("null of 18", "[]");
    assertThat(Variants.areIn(files)).isFalse();
  }

  @Test
  void otherColumnsAreNoneOfTheRecord() throws Exception {
    reflect(OLDER, "of 15", "a", "b");
    assertThat(reflect(NEWER, "of 18", "a"))
        .containsExactly(
            "[VariantMismatch] "
                + root
                + "/views/s/v@15.sql gives s.v other columns than it has here, so that its record"
                + " does not know it there.");
    assertThat(known()).containsExactly("null of 18", "[]");
  }
}
