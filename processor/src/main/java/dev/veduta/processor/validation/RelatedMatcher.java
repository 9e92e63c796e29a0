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
import java.util.Optional;

/** Accessors that lead to other records, to these records and the columns that lead there. */
public final class RelatedMatcher {
  /** By the qualified names of records and of interfaces. */
  private final Map<String, MappedView> targets = new HashMap<>();

  private final boolean isComplete;

  private RelatedMatcher(Outcome<MappedView> views, List<MappedView> others) {
    this.isComplete = views.report().isClean();
    others.forEach(this::add);
    views.values().forEach(this::add);
  }

  private void add(MappedView view) {
    targets.put(view.recordType().qualifiedName(), view);
    view.request().shape().ifPresent(it -> targets.put(it.type().qualifiedName(), view));
  }

  /** The views with where they lead, which has to be among them or these others. */
  public static Outcome<MappedView> match(Outcome<MappedView> views, List<MappedView> others) {
    return views.values().stream().allMatch(it -> relatedOf(it).isEmpty())
        ? views
        : views.then(new RelatedMatcher(views, others)::match);
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
    return target(accessor.type())
        .map(
            it ->
                RelatedColumns.match(accessor, view, it)
                    .keeping(RelatedRule::judge)
                    .then(RelatedOrder::match))
        .orElseGet(() -> unknown(accessor));
  }

  /** Of a class that this very run generates, the compiler tells the name as it was written. */
  private Optional<MappedView> target(JavaType type) {
    return Optional.ofNullable(targets.get(type.qualifiedName()))
        .or(() -> Optional.ofNullable(targets.get(type.name())))
        .or(() -> imported(type.name()));
  }

  /** By its simple name, if that is the name of one. */
  private Optional<MappedView> imported(String name) {
    List<String> named = targets.keySet().stream().filter(it -> it.endsWith("." + name)).toList();
    return named.size() == 1 ? Optional.ofNullable(targets.get(named.get(0))) : Optional.empty();
  }

  /** Where a declaration has errors of its own, it may be the one that is led to. */
  private Outcome<MappedRelated> unknown(RelatedAccessor accessor) {
    if (!isComplete) {
      return new Outcome<>(List.of(), Report.CLEAN);
    }
    List<String> names =
        targets.keySet().stream().map(it -> it.substring(it.lastIndexOf('.') + 1)).toList();
    return Outcome.failed(
        Problem.of(ProblemCode.RELATED_UNKNOWN, accessor.place(), accessor.name(), accessor.type())
            .didYouMean(Nearest.to(accessor.type().toString(), names)));
  }

  private static List<RelatedAccessor> relatedOf(MappedView view) {
    return view.request().shape().map(Declaration.OfInterface::related).orElse(List.of());
  }
}
