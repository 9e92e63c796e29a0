package dev.veduta.internal.ddl;

import dev.veduta.internal.transaction.Bounds;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How views are created, replaced or dropped. Immutable. */
record DdlOptions(Set<Flag> flags, boolean dryRun, Bounds bounds) {
  static final DdlOptions DEFAULT =
      new DdlOptions(EnumSet.noneOf(Flag.class), false, Bounds.DEFAULT);

  /** An option of one verb. */
  enum Flag {
    OR_REPLACE("orReplace"),
    IF_NOT_EXISTS("ifNotExists"),
    WITH_NO_DATA("withNoData"),
    IF_EXISTS("ifExists"),
    CASCADE("cascade");

    private final String method;

    Flag(String method) {
      this.method = method;
    }
  }

  DdlOptions {
    flags = Set.copyOf(flags);
  }

  DdlOptions with(Flag flag) {
    EnumSet<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new DdlOptions(more, dryRun, bounds);
  }

  DdlOptions dry() {
    return new DdlOptions(flags, true, bounds);
  }

  DdlOptions bounds(Bounds other) {
    return new DdlOptions(flags, dryRun, other);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Makes sure that nothing was asked for that would be left undone. */
  void require(String verb, Flag... known) {
    flags.stream()
        .filter(flag -> !Arrays.asList(known).contains(flag))
        .findFirst()
        .ifPresent(
            flag -> {
              throw new IllegalStateException(
                  "[OptionUnused] "
                      + flag.method
                      + "() means nothing to "
                      + verb
                      + "; leave it out");
            });
  }
}
