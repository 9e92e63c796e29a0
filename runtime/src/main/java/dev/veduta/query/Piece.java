package dev.veduta.query;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL text, in quotes or outside of them. Between single or double quotes only the same
 * quote means something; twice, it closes one piece and opens the next, which is as good.
 *
 * @param text the piece, with its quotes
 * @param isQuoted whether it is in quotes
 * @param isClosed whether its last quote is there
 */
record Piece(String text, boolean isQuoted, boolean isClosed) {
  /** The pieces of a text that knows neither comments nor dollar quotes. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      boolean isQuoted = isQuote(text.charAt(start));
      boolean isClosed =
          !isQuoted || (end - start > 1 && text.charAt(end - 1) == text.charAt(start));
      pieces.add(new Piece(text.substring(start, end), isQuoted, isClosed));
      start = end;
    }
    return pieces;
  }

  private static int end(String text, int start) {
    char first = text.charAt(start);
    if (isQuote(first)) {
      int close = text.indexOf(first, start + 1);
      return close < 0 ? text.length() : close + 1;
    }
    int end = start;
    while (end < text.length() && !isQuote(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isQuote(char each) {
    return each == '\'' || each == '"';
  }
}
