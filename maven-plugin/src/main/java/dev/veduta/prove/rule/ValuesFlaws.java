package dev.veduta.prove.rule;

import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.rule.Flaws.Hole;
import dev.veduta.prove.rule.Flaws.Repeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The flaws of VALUES: nulls, and literals that rows share. */
final class ValuesFlaws {
  /** Pairs of rows grow with the square of the rows. */
  private static final int MOST_ROWS = 32;

  private static final int MOST_REPEATS = 16;

  private ValuesFlaws() {}

  static Flaws of(List<List<Expression>> rows) {
    int width = rows.isEmpty() ? 0 : rows.get(0).size();
    Map<Integer, Hole> holes = new HashMap<>();
    for (int i = 0; i < width; i++) {
      int at = i;
      long nulls = rows.stream().filter(row -> isNull(row.get(at))).count();
      if (nulls > 0) {
        holes.put(at + 1, new Hole("VALUES has a NULL there", nulls == rows.size()));
      }
    }
    return new Flaws(holes, repeats(rows.subList(0, Math.min(MOST_ROWS, rows.size()))));
  }

  private static boolean isNull(Expression value) {
    return value instanceof Constant it && it.value() == null;
  }

  private static List<Repeat> repeats(List<List<Expression>> rows) {
    List<Repeat> widest = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        SortedSet<Integer> shared = shared(rows.get(i), rows.get(j));
        if (!shared.isEmpty()
            && widest.stream().noneMatch(it -> it.columns().containsAll(shared))) {
          widest.removeIf(it -> shared.containsAll(it.columns()));
          String because = "rows " + (i + 1) + " and " + (j + 1) + " of VALUES are equal there";
          widest.add(new Repeat(shared, because));
        }
      }
    }
    return widest.subList(0, Math.min(MOST_REPEATS, widest.size()));
  }

  /** The columns in which two rows have the same literal. */
  private static SortedSet<Integer> shared(List<Expression> row, List<Expression> other) {
    SortedSet<Integer> shared = new TreeSet<>();
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) instanceof Constant && row.get(i).equals(other.get(i))) {
        shared.add(i + 1);
      }
    }
    return shared;
  }
}
