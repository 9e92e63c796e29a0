package dev.veduta.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFinderTest {
  @TempDir Path root;

  @Test
  void runsVersionsThenNamesThenRepeatables() throws Exception {
    write("R__b.sql", "R__a.sql", "V10__x.sql", "V2__x.sql", "V1.10__x.sql", "V1_2__x.sql");
    write("V1__x.sql", "U1__x.sql", "b.sql", "a/z.sql", "notes.txt", "Vendors.sql", "R2.sql");

    assertThat(namesOf(List.of(root)))
        .containsExactly(
            "V1__x.sql",
            "V1_2__x.sql",
            "V1.10__x.sql",
            "V2__x.sql",
            "V10__x.sql",
            "R2.sql",
            "Vendors.sql",
            "a/z.sql",
            "b.sql",
            "R__a.sql",
            "R__b.sql");
  }

  @Test
  void keepsTheOrderOfWhatIsListed() throws Exception {
    write("one/V2__x.sql", "two/V1__x.sql", "roles.txt");

    assertThat(
            namesOf(List.of(root.resolve("roles.txt"), root.resolve("one"), root.resolve("two"))))
        .containsExactly("roles.txt", "one/V2__x.sql", "two/V1__x.sql");
  }

  @Test
  void looksThroughLinks() throws Exception {
    write("shared/V1__x.sql");
    Path link = Files.createSymbolicLink(root.resolve("migrations"), root.resolve("shared"));

    assertThat(namesOf(List.of(link))).containsExactly("migrations/V1__x.sql");
  }

  @Test
  void refusesTwoScriptsOfOneVersion() throws Exception {
    write("one/V1.0__x.sql", "two/V1__y.sql");

    assertThatThrownBy(() -> ScriptFinder.find(List.of(root)))
        .isInstanceOf(SourceException.class)
        .hasMessageContainingAll("[ScriptDuplicate]", "V1.0__x.sql", "V1__y.sql");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> ScriptFinder.find(List.of(root.resolve("none"))))
        .hasMessageStartingWith("[ScriptMissing]")
        .hasMessageContaining("none");
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    Files.write(root.resolve("a.sql"), new byte[] {'-', '-', (byte) 0xE4, '\n'});

    assertThatThrownBy(() -> ScriptFinder.find(List.of(root)))
        .hasMessageStartingWith("[ScriptUnreadable]")
        .hasMessageContaining("a.sql");
  }

  @Test
  void leavesAByteOrderMarkOut() throws Exception {
    Files.writeString(root.resolve("a.sql"), "\uFEFFselect 1;");

    assertThat(ScriptFinder.find(List.of(root)))
        .extracting(Script::text)
        .containsExactly("select 1;");
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "-- " + name);
    }
  }

  private List<String> namesOf(List<Path> listed) throws SourceException {
    return ScriptFinder.find(listed).stream()
        .map(it -> root.relativize(it.file()).toString().replace('\\', '/'))
        .toList();
  }
}
