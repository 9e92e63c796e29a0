package dev.veduta.refresh;

import dev.veduta.view.Relation;
import java.time.Duration;
import java.time.Instant;

/**
 * How one materialized view was refreshed. Immutable and thread-safe; no component is null.
 *
 * @param view the materialized view
 * @param concurrently whether readers could go on meanwhile
 * @param because why so or why not, in words for people
 * @param started when the statement was sent, by this machine's clock; what was committed before is
 *     in the view
 * @param took how long the statement ran, as seen from here
 */
public record RefreshReport(
    Relation<?> view, boolean concurrently, String because, Instant started, Duration took) {}
