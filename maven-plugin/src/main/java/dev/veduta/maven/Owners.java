package dev.veduta.maven;

import java.io.File;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Who fills which directory in a build. A directory is written as a whole, so that two executions
 * that put different things into it would each remove what the other wrote.
 *
 * @param context what Maven keeps for the plugin in a project while a build lasts
 */
record Owners(Map<Object, Object> context) {
  /**
   * Takes a directory, or fails if something else was to fill it; the same may fill it again.
   *
   * @param parameter the goal's parameter that names the directory, for the message
   * @param content what decides on what will be in it
   */
  void take(File directory, String parameter, String content) throws MojoExecutionException {
    Object other = context.putIfAbsent("veduta " + parameter + " " + directory, content);
    if (other != null && !other.equals(content)) {
      throw new MojoExecutionException(
          "[DirectoryShared] "
              + directory
              + " was already filled in this build with other content, which this would remove:"
              + " first "
              + other
              + ", now "
              + content
              + ". Give each execution a <"
              + parameter
              + "> of its own, or make one of them.");
    }
  }
}
