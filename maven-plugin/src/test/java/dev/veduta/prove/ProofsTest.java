package dev.veduta.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.CatalogViews;
import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.prove.ViewProof.ColumnProof;
import dev.veduta.prove.ViewProof.KeyProof;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final QualifiedName NAME = new QualifiedName("s", "v");
  private static final Claim PROVEN = new Claim(Grade.PROVEN, "primary key");
  private static final Claim ASSERTED = new Claim(Grade.ASSERTED, "a comment");

  @Test
  void whatIsProvenIsClaimedAndNothingElse() {
    CatalogView view = view(ASSERTED, List.of(key(ASSERTED, "b"), key(ASSERTED, "a")));
    CatalogView proven = proofs(PROVEN, key(PROVEN, "a")).applyTo(view);
    assertThat(proven.columns().get(0).notNull()).isEqualTo(PROVEN);
    assertThat(proven.keys()).containsExactly(key(PROVEN, "a"));
  }

  @Test
  void nothingIsClaimedOfAViewWithoutProof() {
    CatalogView view = view(ASSERTED, List.of(key(ASSERTED, "b")));
    assertThat(proofs(null).applyTo(view)).isEqualTo(view(null, List.of()));
    assertThat(new Proofs(Map.of()).applyTo(view)).isEqualTo(view(null, List.of()));
  }

  @Test
  void atMostOneRowIsNoKeyToFindRowsBy() {
    assertThat(proofs(PROVEN, key(PROVEN)).applyTo(view(null, List.of())).keys()).isEmpty();
  }

  private static CatalogKey key(Claim claim, String... columns) {
    return new CatalogKey(List.of(columns), claim);
  }

  private static Proofs proofs(Claim notNull, CatalogKey... keys) {
    ColumnProof column =
        new ColumnProof("a", notNull, notNull == null ? "it may be" : null, new TreeSet<>());
    List<KeyProof> proven =
        java.util.Arrays.stream(keys).map(key -> new KeyProof(key, new TreeSet<>())).toList();
    return new Proofs(
        Map.of(NAME, new ViewProof(NAME, List.of(column), proven, null, null, List.of())));
  }

  private static CatalogView view(Claim notNull, List<CatalogKey> keys) {
    CatalogColumn column =
        new CatalogColumn("a", "integer", PgType.builtin("int4"), notNull, null, null);
    return CatalogViews.of(NAME, null, List.of(column), null)
        .claiming(ViewClaims.NONE.withKeys(keys));
  }
}
