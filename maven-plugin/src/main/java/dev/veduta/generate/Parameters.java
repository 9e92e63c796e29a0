package dev.veduta.generate;

import dev.veduta.processor.report.Place;
import java.nio.file.Path;

/**
 * Where the plugin's parameters stand, as the place of what they declare.
 *
 * @param file the project's file
 */
record Parameters(Path file) implements Place {
  @Override
  public String toString() {
    return file.toString();
  }
}
