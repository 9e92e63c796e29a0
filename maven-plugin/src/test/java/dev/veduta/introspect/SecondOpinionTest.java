package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.RelationKind;
import java.sql.Connection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** jOOQ's reading of the same databases: every difference from ours is explained here, or fails. */
class SecondOpinionTest {
  /** Why jOOQ-meta 3.19 reads something else, and ours is what we want. */
  private enum Explanation {
    /** jOOQ lists partitions as tables of their own; their rows are in the partitioned table. */
    PARTITION {
      @Override
      boolean explains(Difference it) {
        return it.ours() == null
            && it.fact().matches("(awkward.a_part|public.payment_p2022_\\d\\d)[ .].*");
      }
    },
    /** Calls a column of a NOT NULL domain not null; an outer join makes it null all the same. */
    NOT_NULL_DOMAIN {
      @Override
      boolean explains(Difference it) {
        return it.about("nullable") && it.isOf(PgType.Domain.class) && it.is("true", "false");
      }
    },
    /** Takes every column of a view for nullable; ours is proven from the definition. */
    PROVEN_NOT_NULL {
      @Override
      boolean explains(Difference it) {
        return it.about("nullable")
            && it.is("false", "true")
            && it.view().filter(CatalogView::isDefined).isPresent();
      }
    },
    /**
     * Tells a domain's own length or precision; ours is the domain, whose column has no modifier.
     */
    SIZE_OF_A_DOMAIN {
      @Override
      boolean explains(Difference it) {
        return it.about("size") && it.isOf(PgType.Domain.class) && it.ours().equals("0 0 0");
      }
    },
    /** Takes a domain over an array for an array of the domain. */
    DOMAIN_OVER_AN_ARRAY {
      @Override
      boolean explains(Difference it) {
        return it.about("type")
            && it.type() instanceof PgType.Domain domain
            && domain.base() instanceof PgType.Array
            && it.theirs().equals(it.ours() + "[]");
      }
    },
    /** Takes oidvector and int2vector for arrays and cuts a letter off their names. */
    VECTOR {
      @Override
      boolean explains(Difference it) {
        return it.about("type")
            && (it.is("pg_catalog.oidvector", "pg_catalog.idvector[]")
                || it.is("pg_catalog.int2vector", "pg_catalog.nt2vector[]"));
      }
    },
    /** Does not know an enum without labels as an enum. */
    ENUM_WITHOUT_LABELS {
      @Override
      boolean explains(Difference it) {
        return it.about("labels") && it.is("[]", "");
      }
    },
    /** Reads a materialized view's domain as the type beneath. */
    DOMAIN_IN_A_MATERIALIZED_VIEW {
      @Override
      boolean explains(Difference it) {
        return it.about("type")
            && it.inMaterializedView()
            && it.type() instanceof PgType.Domain domain
            && domain.base() instanceof PgType.Base base
            && it.theirs().equals(base.name().toString());
      }
    },
    /** Leaves out a materialized view's default precision of times. */
    TIME_IN_A_MATERIALIZED_VIEW {
      @Override
      boolean explains(Difference it) {
        return it.about("size") && it.inMaterializedView() && it.is("0 6 0", "0 0 0");
      }
    };

    abstract boolean explains(Difference difference);
  }

  @Test
  void everyDifferenceOnAwkwardTypesIsExplainedAndEveryExplanationNeeded() throws Exception {
    Set<Explanation> used = EnumSet.noneOf(Explanation.class);
    TestServer.Database database =
        TestServer.newest()
            .database(
                Schemas.QUICK_BITS,
                Schemas.AWKWARD_TYPES,
                "CREATE MATERIALIZED VIEW awkward.kept AS SELECT c_timestamp FROM awkward.plain",
                "CREATE MATERIALIZED VIEW awkward.kept_too AS SELECT c_code FROM awkward.made",
                "CREATE TABLE awkward.whole (a int) PARTITION BY LIST (a)",
                "CREATE TABLE awkward.a_part PARTITION OF awkward.whole DEFAULT",
                "COMMENT ON COLUMN awkward.kept.c_timestamp IS 'when'");

    assertThat(unexplained(database, used)).isEmpty();
    assertThat(used).containsExactlyInAnyOrder(Explanation.values());
  }

  @ParameterizedTest
  @MethodSource("dev.veduta.introspect.Corpus#all")
  void everyDifferenceOnARealProjectIsExplained(Corpus corpus) throws Exception {
    Set<Explanation> used = EnumSet.noneOf(Explanation.class);

    assertThat(unexplained(corpus.load(TestServer.newest()), used)).isEmpty();
  }

  private static List<Difference> unexplained(TestServer.Database database, Set<Explanation> used)
      throws Exception {
    return differences(database).stream().filter(it -> !isExplained(it, used)).toList();
  }

  private static boolean isExplained(Difference difference, Set<Explanation> used) {
    List<Explanation> found =
        EnumSet.allOf(Explanation.class).stream().filter(it -> it.explains(difference)).toList();
    used.addAll(found);
    return !found.isEmpty();
  }

  private static List<Difference> differences(TestServer.Database database) throws Exception {
    List<CatalogView> views = database.reflect("*.*").views();
    Map<String, String> ours = Facts.of(views);
    Map<String, String> theirs = jooq(database, views);
    assertThat(theirs.keySet()).containsAll(ours.keySet());
    Set<String> facts = new TreeSet<>(theirs.keySet());
    return facts.stream()
        .filter(fact -> !Objects.equals(ours.get(fact), theirs.get(fact)))
        .map(fact -> Difference.of(fact, ours.get(fact), theirs.get(fact), views))
        .toList();
  }

  private static Map<String, String> jooq(TestServer.Database database, List<CatalogView> views)
      throws Exception {
    String[] schemas =
        views.stream().map(it -> it.name().schema()).distinct().toArray(String[]::new);
    try (Connection connection = database.connect()) {
      return Facts.ofJooq(JooqMeta.tables(connection, schemas));
    }
  }

  /** One fact that the two do not agree on, and the relation and column it is about. */
  private record Difference(
      String fact,
      String ours,
      String theirs,
      Optional<CatalogView> view,
      Optional<CatalogColumn> column) {
    static Difference of(String fact, String ours, String theirs, List<CatalogView> views) {
      String about = fact.substring(0, fact.lastIndexOf(' '));
      for (CatalogView view : views) {
        for (CatalogColumn column : view.columns()) {
          if (about.equals(view.name() + "." + column.name())) {
            return new Difference(fact, ours, theirs, Optional.of(view), Optional.of(column));
          }
        }
      }
      Optional<CatalogView> named =
          views.stream().filter(it -> it.name().toString().equals(about)).findFirst();
      return new Difference(fact, ours, theirs, named, Optional.empty());
    }

    boolean about(String what) {
      return fact.endsWith(" " + what) && column.isPresent();
    }

    boolean is(String our, String their) {
      return our.equals(ours) && their.equals(theirs);
    }

    PgType type() {
      return column.orElseThrow().type();
    }

    boolean isOf(Class<? extends PgType> kind) {
      return kind.isInstance(type());
    }

    boolean inMaterializedView() {
      return view.orElseThrow().kind() == RelationKind.MATERIALIZED_VIEW;
    }
  }
}
