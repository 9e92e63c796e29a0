package dev.veduta.internal.graph;

import dev.veduta.view.RelationName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comment on a table says of which view it keeps the rows: {@code @materializes
 * "gear"."stats"}. In the database, so that every process finds it, and moves with the table.
 */
public final class Materializes {
  private static final Pattern TAG =
      Pattern.compile("(?<!\\S)@materializes[ \\t]+(" + DeclaredReads.NAME + ")(?!\\S)");

  private Materializes() {}

  /** The view; empty where it says nothing of the kind. */
  public static Optional<RelationName> in(@Nullable String comment) {
    Matcher tag = TAG.matcher(comment == null ? "" : comment);
    return tag.find() ? Optional.of(RelationName.parse(tag.group(1))) : Optional.empty();
  }

  /** The comment that says it. */
  public static String comment(RelationName view) {
    return "The rows of a view, written by Veduta. @materializes " + view.quoted();
  }
}
