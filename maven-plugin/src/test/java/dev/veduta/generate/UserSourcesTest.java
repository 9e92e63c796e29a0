package dev.veduta.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserSourcesTest {
  @TempDir Path root;

  @Test
  void findsDeclarationsAndWhatTheyRestOn() throws Exception {
    Path view =
        source("a/V.java", "import dev.veduta.annotation.View; interface V extends Base {}");
    Path base = source("b/Base.java", "interface Base { Mood mood(); }");
    Path mood = source("c/Mood.java", "enum Mood {}");
    source("a/Other.java", "class Other { V v; }");

    UserSources found = UserSources.find(List.of(root, root.resolve("absent")));

    assertThat(found.declarations()).containsExactly(view);
    assertThat(found.related()).containsExactlyInAnyOrder(view, base, mood);
    assertThat(found.module()).isEmpty();
    assertThat(found.needJavac()).isTrue();
  }

  @Test
  void needJavacForADeclarationOrAModule() throws Exception {
    source("a/Other.java", "class Other {}");
    assertThat(UserSources.find(List.of(root)).needJavac()).isFalse();

    Path module = source("module-info.java", "module a {}");
    UserSources found = UserSources.find(List.of(root));
    assertThat(found.needJavac()).isTrue();
    assertThat(found.related()).as("what a change of generates anew").containsExactly(module);
  }

  @Test
  void looksThroughLinksButNotForAnEditorsLocks() throws Exception {
    source("there/V.java", "import dev.veduta.annotation.View; interface V {}");
    Path link = Files.createSymbolicLink(root.resolve("here"), root.resolve("there"));
    Files.createSymbolicLink(root.resolve("there/.#V.java"), Path.of("me@host.4711"));

    assertThat(UserSources.find(List.of(link)).declarations())
        .containsExactly(link.resolve("V.java"));
  }

  @Test
  void knowsPackagesDeclaredInJava() throws Exception {
    source("a/b/package-info.java", "@dev.veduta.annotation.Views(schema = \"s\") package a.b;");
    source("c/package-info.java", "package c;");

    UserSources found = UserSources.find(List.of(root));

    assertThat(found.declaresPackage("a.b")).isTrue();
    assertThat(found.declaresPackage("c")).isFalse();
    assertThat(found.declaresPackage("d")).isFalse();
  }

  private Path source(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
