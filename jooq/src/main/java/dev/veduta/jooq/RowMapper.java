package dev.veduta.jooq;

import dev.veduta.view.Relation;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jspecify.annotations.Nullable;

/** Maps jOOQ's records to those of a relation; columns are looked up once for each result. */
final class RowMapper<R> implements RecordMapper<Record, R> {
  private final Relation<R> relation;
  private final UnaryOperator<R> instance;
  private volatile @Nullable Layout last;

  RowMapper(Relation<R> relation, UnaryOperator<R> instance) {
    this.relation = relation;
    this.instance = instance;
  }

  private record Layout(Object rowType, List<Integer> places) {}

  @Override
  public R map(Record record) {
    return instance.apply(relation.read(new RecordRow(relation, places(record), record)));
  }

  private List<Integer> places(Record record) {
    Layout layout = last;
    Object rowType = record.fieldsRow();
    if (layout == null || layout.rowType != rowType) {
      Field<?>[] fields = record.fields();
      layout = new Layout(rowType, ResultColumns.of(relation, fields));
      last = layout;
    }
    return layout.places;
  }
}
