package dev.veduta.internal.graph;

import dev.veduta.view.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comment on a view says that it reads, where PostgreSQL cannot see it, through a function
 * for one: {@code @reads gear.review, gear.item}.
 */
final class DeclaredReads {
  private static final String PART = "(?:[\\w$]+|\"(?:[^\"]|\"\")+\")";

  /** A name of the form {@code schema.name}. */
  static final String NAME = PART + "\\." + PART;

  private static final Pattern TAG =
      Pattern.compile("(?<!\\S)@reads[ \\t]+(" + NAME + "(?:\\s*,\\s*" + NAME + ")*)");
  private static final Pattern ONE = Pattern.compile(NAME);

  private DeclaredReads() {}

  /** The names, in order; what is not of that form is prose. */
  static List<RelationName> in(@Nullable String comment) {
    List<RelationName> names = new ArrayList<>();
    if (comment != null) {
      Matcher tag = TAG.matcher(comment);
      while (tag.find()) {
        ONE.matcher(tag.group(1))
            .results()
            .forEach(it -> names.add(RelationName.parse(it.group())));
      }
    }
    return names;
  }
}
