package dev.veduta.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.CatalogViews;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogStoreTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path root;
  private CatalogStore store;

  @BeforeEach
  void open() {
    store = storeIn(root);
  }

  @Test
  void readsWhatItWrote() throws Exception {
    List<CatalogView> views = List.of(view("a", "v", 1), view("a", "w", 2), view("b", "v", 3));

    assertThat(store.write(views)).isEqualTo(new Changes(3, 0));
    assertThat(store.read()).isEqualTo(views);
  }

  @Test
  void leavesWhatIsTheSameUntouched() throws Exception {
    store.write(List.of(view("a", "v", 1), view("a", "w", 1)));
    Files.setLastModifiedTime(file("a/v.json"), LONG_AGO);
    Files.setLastModifiedTime(file("a/w.json"), LONG_AGO);

    assertThat(store.write(List.of(view("a", "v", 1), view("a", "w", 2))))
        .isEqualTo(new Changes(1, 0));
    assertThat(Files.getLastModifiedTime(file("a/v.json"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(file("a/w.json"))).isGreaterThan(LONG_AGO);
  }

  @Test
  void removesViewsThatAreGoneAndTheirEmptySchemas() throws Exception {
    store.write(List.of(view("a", "v", 1), view("b", "v", 1), view("C", "v", 1)));

    assertThat(store.write(List.of(view("a", "v", 1)))).isEqualTo(new Changes(0, 2));
    assertThat(file("b")).doesNotExist();
    assertThat(list(store.directory().root())).containsExactly("a");
  }

  @Test
  void leavesForeignFilesAlone() throws Exception {
    store.write(List.of(view("a", "v", 1)));
    for (String foreign : List.of("README.md", "a/README.json", "a/notes.txt", "top.json")) {
      Files.writeString(file(foreign), "mine");
    }

    store.write(List.of());

    assertThat(list(store.directory().root())).containsExactly("README.md", "a", "top.json");
    assertThat(list(file("a"))).containsExactly("README.json", "notes.txt");
  }

  @Test
  void replacesWhatIsBroken() throws Exception {
    store.write(List.of(view("a", "v", 1)));
    Files.writeString(file("a/v.json"), "<<<<<<< ours\n");
    Files.writeString(file("a/gone.json"), "");

    store.write(List.of(view("a", "v", 1)));

    assertThat(store.read()).containsExactly(view("a", "v", 1));
  }

  @Test
  void clearsUpAfterARunThatWasKilled() throws Exception {
    store.write(List.of(view("a", "v", 1)));
    Files.writeString(file("a/.veduta-0815"), "half");

    store.write(List.of(view("a", "v", 1)));

    assertThat(list(file("a"))).containsExactly("v.json");
  }

  @Test
  void neverShowsHalfAFile() throws Exception {
    store.write(List.of(view("a", "v", 2_000)));
    Thread writer =
        new Thread(
            () -> {
              for (int round = 0; round < 200; round++) {
                writeQuietly(store, List.of(view("a", "v", round % 2 == 0 ? 1 : 2_000)));
              }
            });
    writer.start();
    while (writer.isAlive()) {
      String text = Files.readString(file("a/v.json"));
      assertThat(CatalogJson.read(text, "v").columns().size()).isIn(1, 2_000);
    }
    writer.join();
  }

  /** Each process writes a catalog of its own kind; the end must be one of them, whole. */
  @Test
  void letsProcessesTakeTurns() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int kind = 1; kind <= 3; kind++) {
      processes.add(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  root.toString(),
                  Integer.toString(kind))
              .inheritIO()
              .start());
    }
    for (Process each : processes) {
      assertThat(each.waitFor()).isZero();
    }

    List<CatalogView> end = store.read();
    assertThat(end).isIn(catalogOf(1), catalogOf(2), catalogOf(3));
  }

  @Test
  void letsThreadsTakeTurns() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int kind = 1; kind <= 3; kind++) {
      int mine = kind;
      threads.add(new Thread(() -> Writer.write(root, mine)));
    }
    threads.forEach(Thread::start);
    for (Thread each : threads) {
      each.join();
    }

    assertThat(store.read()).isIn(catalogOf(1), catalogOf(2), catalogOf(3));
  }

  static final class Writer {
    public static void main(String[] args) {
      write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    static void write(Path root, int kind) {
      for (int round = 0; round < 30; round++) {
        writeQuietly(storeIn(root), catalogOf(kind));
      }
    }
  }

  /** Kinds share some views, with other columns, and each has some of its own. */
  private static List<CatalogView> catalogOf(int kind) {
    return IntStream.range(kind, kind + 10)
        .mapToObj(i -> view("a", "v" + i + "x", kind))
        .sorted(Comparator.comparing(CatalogView::name))
        .toList();
  }

  private static void writeQuietly(CatalogStore store, List<CatalogView> views) {
    try {
      store.write(views);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogStore storeIn(Path root) {
    return new CatalogStore(
        new CatalogDirectory(root.resolve("catalog")), root.resolve("target/catalog.lock"));
  }

  private static CatalogView view(String schema, String name, int columns) {
    String[] names = IntStream.range(0, columns).mapToObj(i -> "c" + i).toArray(String[]::new);
    return CatalogViews.ofIntegers(schema, name, names);
  }

  private Path file(String path) {
    return store.directory().root().resolve(path);
  }

  private static List<String> list(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }
}
