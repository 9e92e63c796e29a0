package dev.veduta.processor.validation;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accessors that lead to other records, to these records and the columns that lead there. */
public final class RelatedMatcher {
  private final Map<JavaType, MappedView> targets = new HashMap<>();
  private final boolean isComplete;

  private RelatedMatcher(Outcome<MappedView> views) {
    this.isComplete = views.report().isClean();
    for (MappedView view : views.values()) {
      targets.put(view.recordType(), view);
      view.request().shape().ifPresent(it -> targets.put(it.type(), view));
    }
  }

  /** The views with where they lead, which has to be among them. */
  public static Outcome<MappedView> match(Outcome<MappedView> views) {
    return views.values().stream().allMatch(it -> relatedOf(it).isEmpty())
        ? views
        : views.then(new RelatedMatcher(views)::match);
  }

  private Outcome<MappedView> match(MappedView view) {
    List<RelatedAccessor> accessors = relatedOf(view);
    Outcome<MappedRelated> related =
        new Outcome<>(accessors, Report.CLEAN).then(it -> match(view, it));
    return new Outcome<>(
        related.values().size() == accessors.size()
            ? List.of(view.relating(related.values()))
            : List.of(),
        related.report());
  }

  private Outcome<MappedRelated> match(MappedView view, RelatedAccessor accessor) {
    MappedView target = targets.get(accessor.type());
    return target == null
        ? unknown(accessor)
        : RelatedColumns.match(accessor, view, target)
            .keeping(RelatedRule::judge)
            .then(RelatedOrder::match);
  }

  /** Where a declaration has errors of its own, it may be the one that is led to. */
  private Outcome<MappedRelated> unknown(RelatedAccessor accessor) {
    if (!isComplete) {
      return new Outcome<>(List.of(), Report.CLEAN);
    }
    List<String> names = targets.keySet().stream().map(JavaType::toString).toList();
    return Outcome.failed(
        Problem.of(ProblemCode.RELATED_UNKNOWN, accessor.place(), accessor.name(), accessor.type())
            .didYouMean(Nearest.to(accessor.type().toString(), names)));
  }

  private static List<RelatedAccessor> relatedOf(MappedView view) {
    return view.request().shape().map(Declaration.OfInterface::related).orElse(List.of());
  }
}
