package dev.veduta.catalog;

/**
 * What a view is on servers of another kind, for which it has a view file of its own.
 *
 * @param file a hash of that file, as it was when this was reflected
 * @param view what was reflected there, without claims; {@code server} says which servers
 */
public record CatalogVariant(String file, CatalogView view) {}
