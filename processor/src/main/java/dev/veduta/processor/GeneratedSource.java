package dev.veduta.processor;

import dev.veduta.processor.report.Place;

/**
 * A source that was written.
 *
 * @param className the qualified name of its class
 * @param text its text
 * @param place where it was first asked for
 */
public record GeneratedSource(String className, String text, Place place) {}
