package dev.veduta.migration;

import dev.veduta.internal.ddl.Image;
import dev.veduta.internal.ddl.Image.Step;
import dev.veduta.internal.ddl.Live;
import dev.veduta.source.SourceException;
import dev.veduta.view.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a view is changed as it stands. Immutable.
 *
 * @param replacing whether by the CREATE OR REPLACE VIEW of its file
 * @param statements what is taken back and what is said then
 */
record InPlace(boolean replacing, List<String> statements) {
  InPlace {
    statements = List.copyOf(statements);
  }

  /** How to change a view that is there; null if it has to be made again. */
  static @Nullable InPlace of(Comparison compared, RelationName name) throws SourceException {
    Live there = compared.before().live(name);
    Live wanted = compared.after().live(name);
    Image before = compared.before().image(name);
    Image after = compared.after().image(name);
    boolean same =
        before.header().equals(after.header())
            && before.definition().equals(after.definition())
            && there.columns().equals(wanted.columns());
    boolean replaceable =
        !there.isMaterialized()
            && !wanted.isMaterialized()
            && grows(there, wanted)
            && FileText.of(Objects.requireNonNull(compared.files().get(name))).canReplace();
    if (!same && !replaceable) {
      return null;
    }
    List<String> statements = difference(before.steps(), after.steps());
    return statements == null ? null : new InPlace(!same, statements);
  }

  private static boolean grows(Live there, Live wanted) {
    int columns = there.columns().size();
    return columns <= wanted.columns().size()
        && there.columns().equals(wanted.columns().subList(0, columns));
  }

  /** What makes the one of the other; null if something can only be taken back with the view. */
  private static @Nullable List<String> difference(List<Step> before, List<Step> after) {
    List<Step> less = new ArrayList<>(before);
    less.removeAll(after);
    Set<@Nullable String> indexes =
        less.stream().filter(Step::isIndex).map(Step::index).collect(Collectors.toSet());
    List<Step> more =
        after.stream()
            .filter(
                it -> !before.contains(it) || (it.index() != null && indexes.contains(it.index())))
            .toList();
    less.removeIf(it -> !it.isIndex() && it.index() != null && indexes.contains(it.index()));
    less.removeIf(it -> isSetAnew(it, more));
    if (less.stream().anyMatch(it -> it.undo() == null)) {
      return null;
    }
    Collections.reverse(less);
    List<String> statements = new ArrayList<>();
    less.forEach(it -> statements.add(Objects.requireNonNull(it.undo())));
    more.forEach(it -> statements.add(it.sql()));
    return statements;
  }

  /** An index and a privilege are not set to something else, but are there or not. */
  private static boolean isSetAnew(Step step, List<Step> more) {
    return !step.isIndex()
        && !step.isPrivilege()
        && step.undo() != null
        && more.stream().anyMatch(it -> step.undo().equals(it.undo()));
  }
}
