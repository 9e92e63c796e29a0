package dev.veduta.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The options of a view ({@code CREATE VIEW ... WITH}).
 *
 * @param securityBarrier whether conditions of others wait for the view's own
 * @param securityInvoker whether the reader's privileges count, and so rows depend on who asks (15
 *     and newer)
 * @param checkOption {@code local} or {@code cascaded}
 */
public record ViewOptions(
    boolean securityBarrier, boolean securityInvoker, @Nullable String checkOption) {
  /** No option set. */
  public static final ViewOptions NONE = new ViewOptions(false, false, null);
}
