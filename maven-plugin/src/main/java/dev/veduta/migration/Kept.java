package dev.veduta.migration;

import dev.veduta.internal.ddl.Image.Step;
import dev.veduta.internal.ddl.Live;
import dev.veduta.view.RelationName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a view keeps of what the database has of it, though its file does not say it. */
final class Kept {
  private final Live before;
  private final Live after;
  private final List<Step> said;

  private Kept(Live before, Live after, List<Step> said) {
    this.before = before;
    this.after = after;
    this.said = said;
  }

  /**
   * The statements that say it.
   *
   * @param before where the view is as the database has it
   * @param after where it is as its file makes it
   * @param saysPrivileges whether its file says who may use it, which then is all of it
   */
  static List<Step> of(State before, State after, RelationName name, boolean saysPrivileges) {
    Kept kept = new Kept(before.live(name), after.live(name), after.image(name).steps());
    return before.image(name).steps().stream()
        .filter(step -> step.isPrivilege() ? !saysPrivileges : kept.isKept(step))
        .filter(kept::hasItsObject)
        .map(kept::ofItsKind)
        .toList();
  }

  private boolean isKept(Step step) {
    if (step.isOwner()) {
      return said.stream().noneMatch(Step::isOwner);
    }
    return step.isTuning()
        && before.isMaterialized() == after.isMaterialized()
        && said.stream().noneMatch(it -> setsTheSame(it, step));
  }

  private static boolean setsTheSame(Step one, Step other) {
    return one.undo() == null ? one.equals(other) : one.undo().equals(other.undo());
  }

  /** Whether the column or the index is still there that it is about. */
  private boolean hasItsObject(Step step) {
    return step.index() == null
        ? step.needs() == null || after.columnNames().containsAll(step.needs())
        : indexes().anyMatch(step.index()::equals);
  }

  private Stream<@Nullable String> indexes() {
    return said.stream().filter(Step::isIndex).map(Step::index);
  }

  /** To whom a view belongs is said in other words of a materialized one. */
  private Step ofItsKind(Step step) {
    return new Step(
        step.order(),
        step.index(),
        step.needs(),
        step.isOwner()
            ? step.sql().replaceFirst("^alter (materialized )?view ", "alter " + after.word() + " ")
            : step.sql(),
        step.undo());
  }
}
