package dev.veduta.processor.writing;

import java.util.regex.Pattern;

/**
 * Small things that JavaPoet writes as nobody would. All of them stand at the margin of a type or
 * its member, where no line of a text block can: those are indented further.
 */
final class Tidy {
  private static final Pattern SHORT_JAVADOC =
      Pattern.compile("(?m)^( {0,4})/\\*\\*\\n\\1 \\* (.{1,90})\\n\\1 \\*/$");
  private static final Pattern EMPTY_BODY = Pattern.compile("(?m)^( {0,4}\\S.*\\{)\\n {0,4}\\}$");
  private static final Pattern SPACED_CONSTANT =
      Pattern.compile("(?m)^( {2}[A-Z0-9_]+\\(\".*\"\\),)\\n\\n");
  private static final Pattern SPACE_BEFORE_BREAK = Pattern.compile("(?m) = $");

  private Tidy() {}

  static String tidy(String source) {
    String text = SHORT_JAVADOC.matcher(source).replaceAll("$1/** $2 */");
    text = EMPTY_BODY.matcher(text).replaceAll("$1}");
    text = SPACED_CONSTANT.matcher(text).replaceAll("$1\n");
    return SPACE_BEFORE_BREAK.matcher(text).replaceAll(" =");
  }
}
