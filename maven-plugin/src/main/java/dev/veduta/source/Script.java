package dev.veduta.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An SQL script.
 *
 * @param file where it lies, for messages
 * @param text all of it
 */
record Script(Path file, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static Script read(Path file) throws SourceException {
    try {
      String text = Files.readString(file);
      return new Script(file, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new SourceException(
          "ScriptUnreadable", file + " is not UTF-8. Save it as UTF-8 and run the goal again.", e);
    } catch (IOException e) {
      throw new SourceException(
          "ScriptUnreadable", file + " cannot be read: " + e + ". Check its permissions.", e);
    }
  }

  /**
   * The line, from 1.
   *
   * @param offset an offset in the text, from 0
   */
  int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(each -> each == '\n').count();
  }
}
