package dev.veduta.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDirectoryTest {
  private static final QualifiedName NAME = new QualifiedName("My Schema", "../v");

  @TempDir Path root;

  @Test
  void findsWhatIsThere() throws Exception {
    CatalogView view = view(NAME);
    CatalogDirectory directory = new CatalogDirectory(root);
    write(directory.fileOf(NAME), CatalogJson.write(view));
    Files.writeString(root.resolve("README.md"), "no view");
    assertThat(directory.names()).containsExactly(NAME);
    assertThat(directory.find(NAME)).contains(view);
    assertThat(directory.find(new QualifiedName("s", "v"))).isEmpty();
  }

  @Test
  void mayBeALinkToWhereItLies() throws Exception {
    write(new CatalogDirectory(root.resolve("there")).fileOf(NAME), CatalogJson.write(view(NAME)));
    Path link = Files.createSymbolicLink(root.resolve("here"), root.resolve("there"));
    assertThat(new CatalogDirectory(link).names()).containsExactly(NAME);
  }

  @Test
  void theFileOfAnotherViewIsRefused() throws IOException {
    CatalogDirectory directory = new CatalogDirectory(root);
    write(directory.fileOf(NAME), CatalogJson.write(view(new QualifiedName("s", "w"))));
    assertThatThrownBy(() -> directory.find(NAME))
        .isInstanceOf(CatalogFormatException.class)
        .hasMessageContaining("the file is that of s.w");
  }

  @Test
  void aFileThatIsNotTextIsRefused() throws IOException {
    CatalogDirectory directory = new CatalogDirectory(root);
    Path file = directory.fileOf(NAME);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> directory.find(NAME))
        .isInstanceOf(CatalogFormatException.class)
        .hasMessageContaining("it is not UTF-8");
  }

  @Test
  void noDirectoryIsNoView() throws IOException {
    CatalogDirectory directory = new CatalogDirectory(root.resolve("nowhere"));
    assertThat(directory.exists()).isFalse();
    assertThat(directory.names()).isEmpty();
  }

  private static CatalogView view(QualifiedName name) {
    return new CatalogView(
        name,
        RelationKind.VIEW,
        null,
        List.of(),
        List.of(),
        ViewClaims.NONE,
        List.of(),
        new ViewDefinition(null, List.of(), ViewOptions.NONE),
        ViewWrites.NONE,
        true);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
