package dev.veduta.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final File CATALOG = new File("catalog");

  private final Owners owners = new Owners(new HashMap<>());

  @Test
  void aDirectoryIsNotFilledWithTwoThings() throws Exception {
    owners.take(CATALOG, "catalogDirectory", "a.*");

    assertThatThrownBy(() -> owners.take(CATALOG, "catalogDirectory", "b.*"))
        .hasMessageStartingWith("[DirectoryShared]")
        .hasMessageContainingAll("catalog", "a.*", "b.*", "<catalogDirectory>");
  }

  @Test
  void theSameMayRunAgainAndOthersElsewhere() throws Exception {
    owners.take(CATALOG, "catalogDirectory", "a.*");

    assertThatCode(
            () -> {
              owners.take(CATALOG, "catalogDirectory", "a.*");
              owners.take(new File("other"), "catalogDirectory", "b.*");
              owners.take(CATALOG, "outputDirectory", "records");
            })
        .doesNotThrowAnyException();
  }
}
