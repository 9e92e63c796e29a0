package dev.veduta.explain;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.introspect.Printable;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.ViewProof;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.util.ArrayList;
import java.util.List;

/** Proofs as people read them: by view, a line for each column and key. */
final class ProofText {
  private ProofText() {}

  static String of(Proofs proofs) {
    return proofs.views().values().stream().map(ProofText::view).collect(joining("\n"));
  }

  private static String view(ViewProof proof) {
    List<String> lines = new ArrayList<>();
    lines.add(proof.name().toString());
    lines.add("  columns");
    proof.columns().forEach(it -> lines.add("    " + column(it)));
    if (proof.unproven() != null) {
      lines.add("  unproven: " + proof.unproven());
    } else if (proof.keys().isEmpty()) {
      lines.add("  no key" + (proof.keyHint() == null ? "" : ": " + proof.keyHint()));
    } else {
      lines.add("  keys");
      proof.catalogKeys().forEach(it -> lines.add("    " + key(it)));
    }
    return lines.stream().map(line -> Printable.of(line) + "\n").collect(joining());
  }

  private static String column(ColumnProof column) {
    return column.name()
        + (column.notNull() == null
            ? " may be null: " + column.nullable()
            : " is never null, " + reason(column.notNull()));
  }

  private static String key(CatalogKey key) {
    String what =
        key.columns().isEmpty() ? "at most one row" : "(" + String.join(", ", key.columns()) + ")";
    return what + ", " + reason(key.claim());
  }

  private static String reason(Claim claim) {
    return claim.grade() + ": " + claim.because();
  }
}
