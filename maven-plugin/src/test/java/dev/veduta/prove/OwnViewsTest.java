package dev.veduta.prove;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A view for each rule, in {@code views.sql}, with what is to be proven of it in its comment. */
public class OwnViewsTest {
  private static final Map<Integer, String> WORDS = new ConcurrentHashMap<>();

  public static String script() throws IOException {
    try (InputStream in = OwnViewsTest.class.getResourceAsStream("views.sql")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void eachViewIsProvenAsItsCommentSays(int major) throws Exception {
    try (Connection connection = TestServer.of(major).database(script())) {
      List<QualifiedName> views = Expectations.views(connection, "s");
      Proofs proofs = Prover.prove(connection, views);
      Map<String, String> actual = new TreeMap<>();
      views.forEach(it -> actual.put(it.name(), Expectations.brief(proofs.view(it).orElseThrow())));
      Map<String, String> expected = new TreeMap<>(Expectations.comments(connection, "s"));
      expected.replaceAll((name, text) -> Expectations.sorted(text));
      assertThat(actual).containsExactlyEntriesOf(expected);
      assertThat(views).hasSizeGreaterThanOrEqualTo(60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17})
  void theReasonsAreTheSameOnEveryMajor(int major) throws Exception {
    assertThat(words(major)).isEqualTo(words(TestServer.NEWEST));
  }

  private static String words(int major) throws Exception {
    String known = WORDS.get(major);
    if (known != null) {
      return known;
    }
    StringBuilder words = new StringBuilder();
    try (Connection connection = TestServer.of(major).database(script())) {
      Proofs proofs = Prover.prove(connection, Expectations.views(connection, "s"));
      proofs.views().values().forEach(it -> words.append(Expectations.full(it)).append('\n'));
    }
    WORDS.put(major, words.toString());
    return words.toString();
  }

  @Test
  void aClaimNamesWhatItLeansOn() throws Exception {
    ViewProof proof = prove("join_one_to_one");
    ViewProof.KeyProof key = proof.keys().get(0);
    assertThat(key.key().claim().because())
        .isEqualTo(
            "primary key customer_pkey of s.customer, kept by a one-to-one join"
                + " (primary key profile_pkey of s.profile)");
    assertThat(key.facts())
        .containsExactly(
            primaryKey("customer", "customer_pkey", "id"),
            primaryKey("profile", "profile_pkey", "customer_id"));
    assertThat(proof.column("name").orElseThrow().facts())
        .containsExactly(Fact.notNull(new QualifiedName("s", "customer"), "name", false));
  }

  private static Fact primaryKey(String table, String index, String column) {
    return new Fact(
        Fact.Kind.PRIMARY_KEY,
        new QualifiedName("s", table),
        index,
        List.of(column),
        false,
        null,
        false);
  }

  @Test
  void aKeyThatIsNeverNullComesBeforeAShorterOne() throws Exception {
    assertThat(prove("distinct_on_nullable").catalogKeys())
        .extracting(CatalogKey::columns)
        .containsExactly(List.of("order_id", "no"), List.of("note"));
  }

  @Test
  void whatIsNotProvenSaysWhichStepStoppedIt() throws Exception {
    assertThat(prove("join_left_to_one").column("bio").orElseThrow().nullable())
        .isEqualTo("s.profile is on the outer side of a LEFT JOIN");
    assertThat(prove("unique_nullable").column("email").orElseThrow().nullable())
        .isEqualTo("s.customer.email has no NOT NULL constraint");
    assertThat(prove("join_loses_key").keyHint())
        .isEqualTo("no key of s.orders is among the columns; adding (id) would help");
    assertThat(prove("join_on_nonunique").keyHint())
        .startsWith("s.visit has no usable unique index");
  }

  @Test
  void materializedViewsLeanOnTheirLastRefresh() throws Exception {
    assertThat(Expectations.full(prove("stored")))
        .contains("n PROVEN: count is never null")
        .contains("customer_id PROVEN_AT_REFRESH: s.orders.customer_id is not null")
        .contains("key [customer_id] PROVEN: GROUP BY");
    assertThat(Expectations.full(prove("stored_indexed")))
        .contains("seconds PROVEN: rows where it is null are filtered out")
        .contains("key [seconds] PROVEN: unique index stored_indexed_seconds of s.stored_indexed");
    assertThat(prove("nested_stored").column("n").orElseThrow().notNull().grade().name())
        .isEqualTo("PROVEN");
  }

  private static ViewProof prove(String view) throws IOException, SQLException {
    try (Connection connection = TestServer.newest().database(script())) {
      QualifiedName name = new QualifiedName("s", view);
      return Prover.prove(connection, List.of(name)).view(name).orElseThrow();
    }
  }
}
