package dev.veduta.maven;

import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions of goals. After a message Maven prints those of all causes, and ours say already what
 * the server said: what failed is suppressed rather than the cause, and {@code mvn -e} shows it.
 */
final class Failed {
  private Failed() {}

  static MojoExecutionException execution(@Nullable String message, Exception failure) {
    return with(failure, new MojoExecutionException("" + message));
  }

  static MojoFailureException failure(@Nullable String message, Exception failure) {
    return with(failure, new MojoFailureException("" + message));
  }

  private static <E extends AbstractMojoExecutionException> E with(Exception failure, E thrown) {
    thrown.addSuppressed(failure);
    return thrown;
  }
}
