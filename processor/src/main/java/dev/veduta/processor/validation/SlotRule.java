package dev.veduta.processor.validation;

import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;

/**
 * A record's constructor takes at most 255 parameter slots, one of them {@code this}; a long or
 * double takes two (JVM specification, 4.3.3).
 */
public final class SlotRule {
  private static final int MOST = 254;

  private SlotRule() {}

  /** Whether the columns fit into one record. */
  public static Report judge(MappedView mapped) {
    List<MappedColumn> columns = mapped.columns();
    int related = mapped.request().shape().map(it -> it.related().size()).orElse(0);
    int slots = columns.stream().mapToInt(MappedColumn::slots).sum() + related;
    if (slots <= MOST) {
      return Report.CLEAN;
    }
    int fitting = fitting(columns);
    return Report.of(
        Problem.of(
            ProblemCode.TOO_MANY_COMPONENTS,
            mapped.request().place(),
            mapped.view().name(),
            columns.size(),
            slots,
            MOST,
            fitting,
            columns.get(fitting - 1).column().name()));
  }

  private static int fitting(List<MappedColumn> columns) {
    int slots = 0;
    int count = 0;
    while (count < columns.size() && slots + columns.get(count).slots() <= MOST) {
      slots += columns.get(count).slots();
      count++;
    }
    return count;
  }
}
