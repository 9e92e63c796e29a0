package dev.veduta.prove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real schemas with real rows, of which it was counted what would refute a claim. */
class CorporaTest {
  static final Path CORPORA = Path.of(System.getProperty("veduta.corpora"));

  /** Rows of a view, and nulls and different values of one of its columns. */
  private record Observed(int rows, int nulls, int distinct) {}

  @ParameterizedTest
  @ValueSource(strings = {"pagila", "adventureworks", "civic"})
  void noClaimIsRefutedByTheRows(String corpus) throws Exception {
    Path folder = CORPORA.resolve(corpus);
    assumeTrue(Files.isDirectory(folder), "the corpora are not here: " + CORPORA);
    Map<String, Observed> observed = observed(folder.resolve("observed.json"));
    List<String> refuted = new ArrayList<>();
    int columns = 0;
    int notNull = 0;
    int keyed = 0;
    try (Connection connection = TestServer.newest().database(scripts(folder))) {
      List<QualifiedName> views =
          Expectations.names(
              connection,
              "c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'");
      for (ViewProof proof : Prover.prove(connection, views).views().values()) {
        assertThat(proof.unproven()).as(proof.name().toString()).isNull();
        columns += proof.columns().size();
        keyed += proof.keys().isEmpty() ? 0 : 1;
        for (ViewProof.ColumnProof column : proof.columns()) {
          Observed seen = observed.get(proof.name() + "." + column.name());
          if (column.notNull() != null) {
            notNull++;
            if (seen != null && seen.nulls() > 0) {
              refuted.add(proof.name() + "." + column.name() + " is null");
            }
          }
        }
        for (CatalogKey key : proof.catalogKeys()) {
          if (key.columns().size() == 1) {
            Observed seen = observed.get(proof.name() + "." + key.columns().get(0));
            if (seen != null && seen.distinct() + seen.nulls() < seen.rows()) {
              refuted.add(proof.name() + " has equal " + key.columns());
            }
          }
        }
      }
      System.out.println(
          corpus
              + ": "
              + views.size()
              + " views, "
              + notNull
              + " of "
              + columns
              + " columns proven not null, "
              + keyed
              + " views with a proven key");
    }
    assertThat(refuted).isEmpty();
    assertThat(notNull).isPositive();
  }

  static String[] scripts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> scripts = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".sql.gz")).sorted().toList()) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          scripts.add(new String(in.readAllBytes(), UTF_8));
        }
      }
      return scripts.toArray(String[]::new);
    }
  }

  private static Map<String, Observed> observed(Path file) throws IOException {
    Map<String, Observed> observed = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        view(json, observed);
      }
    }
    return observed;
  }

  private static void view(JsonParser json, Map<String, Observed> observed) throws IOException {
    Map<String, String> view = new HashMap<>();
    List<Map<String, String>> columns = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      if (json.nextToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          Map<String, String> column = new HashMap<>();
          while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            column.put(name, json.getText());
          }
          columns.add(column);
        }
      } else {
        view.put(field, json.getText());
      }
    }
    for (Map<String, String> column : columns) {
      observed.put(
          view.get("schema") + "." + view.get("view") + "." + column.get("name"),
          new Observed(
              number(view.get("rows")),
              number(column.get("nulls")),
              number(column.get("distinct"))));
    }
  }

  /** What could not be counted refutes nothing. */
  private static int number(String text) {
    return text == null || !text.matches("\\d+") ? 0 : Integer.parseInt(text);
  }
}
