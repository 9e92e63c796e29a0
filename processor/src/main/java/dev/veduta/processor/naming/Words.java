package dev.veduta.processor.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The words of a name: runs of ASCII letters and digits. Anything else in ASCII parts words; any
 * other code point is a word by itself, {@code U} and its hexadecimal number. Of a name that is
 * punctuation alone, each character is such a word. The label of an enum may have nothing in it.
 */
final class Words {
  private Words() {}

  static List<String> of(String name) {
    if (name.isEmpty()) {
      return List.of("empty");
    }
    List<String> words = split(name, it -> it >= 0x80);
    return words.isEmpty() ? split(name, it -> true) : words;
  }

  private static List<String> split(String name, IntPredicate isSpelt) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int codePoint : name.codePoints().toArray()) {
      if (isLetterOrDigit(codePoint)) {
        word.appendCodePoint(codePoint);
        continue;
      }
      finish(word, words);
      if (isSpelt.test(codePoint)) {
        words.add(String.format(Locale.ROOT, "U%04x", codePoint));
      }
    }
    finish(word, words);
    return words;
  }

  private static void finish(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** The word with its first letter a capital. */
  static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** The word with its first letter, or all of it if it is all capitals, in lower case. */
  static String lowered(String word) {
    return isAllCapitals(word)
        ? word.toLowerCase(Locale.ROOT)
        : Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  static boolean isAllCapitals(String word) {
    return word.chars().noneMatch(Character::isLowerCase);
  }

  private static boolean isLetterOrDigit(int codePoint) {
    return (codePoint >= 'a' && codePoint <= 'z')
        || (codePoint >= 'A' && codePoint <= 'Z')
        || (codePoint >= '0' && codePoint <= '9');
  }
}
