package dev.veduta.explain;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Disproof;
import dev.veduta.introspect.Printable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims as people read them: by view, a line for each column and key. */
final class ProofText {
  private ProofText() {}

  static String of(List<Explained> views) {
    return views.stream().map(ProofText::view).collect(joining("\n"));
  }

  private static String view(Explained it) {
    List<String> lines = new ArrayList<>();
    lines.add(it.view().name().toString());
    lines.add("  columns");
    it.view().columns().forEach(column -> lines.add("    " + column(it, column)));
    if (!it.keys().isEmpty()) {
      lines.add("  keys");
      it.keys().forEach(key -> lines.add("    " + key(key)));
    }
    if (it.proof().unproven() != null) {
      lines.add("  unproven: " + it.proof().unproven());
    } else if (it.proof().keys().isEmpty()) {
      String hint = it.proof().keyHint();
      lines.add("  no proven key" + (hint == null ? "" : ": " + hint));
    }
    it.view().claims().disproofs().stream()
        .filter(disproof -> disproof.claim() == Disproof.Claimed.KEY)
        .forEach(
            disproof ->
                lines.add(
                    "  rows are equal in ("
                        + String.join(", ", disproof.columns())
                        + "): "
                        + disproof.because()));
    return lines.stream().map(line -> Printable.of(line) + "\n").collect(joining());
  }

  private static String column(Explained it, CatalogColumn column) {
    @Nullable String unproven = it.unproven(column);
    @Nullable Claim claim = column.notNull();
    if (claim == null) {
      boolean sure = it.view().claims().disproofOfNotNull(column.name()).isPresent();
      return column.name() + (sure ? " holds nulls: " : " may be null: ") + unproven;
    }
    return column.name()
        + " is never null, "
        + reason(claim)
        + (unproven == null ? "" : "; not proven: " + unproven);
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
