package dev.veduta.prove.fuzz;

import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query; its columns are named c1 and on. */
record Query(String sql, List<Type> types) {
  List<Col> columns() {
    List<Col> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(new Col("c" + (i + 1), types.get(i)));
    }
    return columns;
  }

  /** c1 to the last, with commas. */
  static String names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }
}
