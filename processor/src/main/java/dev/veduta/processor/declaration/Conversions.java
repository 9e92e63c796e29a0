package dev.veduta.processor.declaration;

import dev.veduta.catalog.type.Conversion;
import dev.veduta.processor.report.Place;
import java.util.Optional;

/**
 * How an accessor's values may be converted.
 *
 * @param own what it asks for itself, by {@code @Convert} or {@code @Json}
 * @param ofEnum that of the user's enum that it returns, or a list of
 * @param place where it asks, or else the accessor
 */
public record Conversions(Optional<Conversion> own, Optional<Conversion> ofEnum, Place place) {}
