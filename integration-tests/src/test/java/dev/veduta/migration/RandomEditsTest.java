package dev.veduta.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is edited, a migrated database is one that was created from the files. */
class RandomEditsTest {
  private static final int ROUNDS = 8;
  private static final String SCHEMA =
      """
      drop schema if exists s cascade;
      create schema s;
      create table s.t as select i as id, i % 3 as a, i::text as b from generate_series(1, 9) i;
      """;

  @TempDir Path root;

  /** A view over those with lower numbers, in what its file says. */
  private record Spec(
      boolean there,
      boolean materialized,
      boolean barrier,
      List<Integer> reads,
      List<String> columns,
      int index,
      int comment,
      boolean insertable) {
    static Spec of(int number, Random random) {
      List<Integer> reads = new ArrayList<>();
      for (int other = 0; other < number; other++) {
        if (random.nextInt(3) == 0) {
          reads.add(other);
        }
      }
      List<String> columns = new ArrayList<>();
      for (String each : List.of("t.a", "t.b", "t.a::bigint as a8", "upper(t.b) as u")) {
        if (random.nextBoolean()) {
          columns.add(each);
        }
      }
      return new Spec(
          random.nextInt(8) > 0,
          random.nextInt(3) == 0,
          random.nextInt(4) == 0,
          reads,
          columns,
          random.nextInt(3),
          random.nextInt(3),
          random.nextBoolean());
    }

    /** The same with one thing changed, or none. */
    Spec edited(int number, Random random) {
      Spec other = of(number, random);
      return switch (random.nextInt(12)) {
        case 0 ->
            new Spec(!there, materialized, barrier, reads, columns, index, comment, insertable);
        case 1 ->
            new Spec(there, !materialized, barrier, reads, columns, index, comment, insertable);
        case 2 ->
            new Spec(there, materialized, !barrier, reads, columns, index, comment, insertable);
        case 3 ->
            new Spec(
                there, materialized, barrier, other.reads, columns, index, comment, insertable);
        case 4 ->
            new Spec(
                there, materialized, barrier, reads, other.columns, index, comment, insertable);
        case 5 ->
            new Spec(
                there, materialized, barrier, reads, columns, other.index, comment, insertable);
        case 6 ->
            new Spec(
                there, materialized, barrier, reads, columns, index, other.comment, insertable);
        case 7 ->
            new Spec(there, materialized, barrier, reads, columns, index, comment, !insertable);
        default -> this;
      };
    }

    String file(int number, List<Spec> all) {
      String name = "s.v" + number;
      String word = materialized ? "materialized view " : "view ";
      StringBuilder text = new StringBuilder("create ").append(word).append(name);
      text.append(barrier && !materialized ? " with (security_barrier)" : "")
          .append(" as select t.id");
      columns.forEach(it -> text.append(", ").append(it));
      for (int other : reads) {
        boolean hasColumn = all.get(other).there && all.get(other).columns.contains("t.a");
        text.append(hasColumn ? ", v%1$d.a as a%1$d".formatted(other) : "");
      }
      text.append(" from s.t");
      reads.stream()
          .filter(other -> all.get(other).there)
          .forEach(other -> text.append(" join s.v%1$d on v%1$d.id = t.id".formatted(other)));
      text.append(";\n");
      if (materialized && index > 0) {
        text.append("create unique index ").append(index == 1 ? "v" + number + "_id" : "");
        text.append(" on ").append(name).append(index == 1 ? " (id);\n" : " (id desc);\n");
      }
      if (comment > 0) {
        text.append("comment on ").append(word).append(name).append(" is '" + comment + "';\n");
        text.append("comment on column ").append(name).append(".id is 'id " + comment + "';\n");
      }
      text.append("grant select").append(insertable ? ", insert" : "");
      return text.append(" on ").append(name).append(" to ddl_reader;\n").toString();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void aMigratedDatabaseIsOneCreatedFromTheFiles(int major) throws Exception {
    MigratedProject project = new MigratedProject(root, MigrationTool.FLYWAY, Server.of(major));
    Random random = new Random(7);
    List<Spec> specs = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      specs.add(Spec.of(number, random));
    }
    create(project, specs);
    int written = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Spec> edited = new ArrayList<>();
      for (int number = 0; number < specs.size(); number++) {
        edited.add(specs.get(number).edited(number, random));
      }
      write(project, edited);
      Draft draft = project.draftKnowing("v0", "v1", "v2", "v3", "v4", "v5", "v6");
      written += draft.script().isEmpty() ? 0 : 1;
      project.run("begin; " + draft.script() + "; commit");
      List<String> migrated = project.state();
      assertThat(project.draft().summary()).as("%s", draft.script()).isEmpty();
      create(project, edited);
      assertThat(migrated)
          .as("%s -> %s\n%s", specs, edited, draft.script())
          .isEqualTo(project.state());
      specs = edited;
    }
    assertThat(written).isGreaterThan(ROUNDS / 2);
  }

  private static void create(MigratedProject project, List<Spec> specs) throws Exception {
    project.run(SCHEMA);
    for (int number = 0; number < specs.size(); number++) {
      if (specs.get(number).there) {
        project.run(specs.get(number).file(number, specs));
      }
    }
  }

  private void write(MigratedProject project, List<Spec> specs) throws Exception {
    for (int number = 0; number < specs.size(); number++) {
      String path = "s/v" + number + ".sql";
      if (specs.get(number).there) {
        project.file(path, specs.get(number).file(number, specs));
      } else {
        Files.deleteIfExists(root.resolve("views").resolve(path));
      }
    }
  }
}
