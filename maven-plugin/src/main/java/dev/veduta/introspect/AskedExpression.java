package dev.veduta.introspect;

import dev.veduta.catalog.QualifiedName;

/**
 * An expression that a declaration has over a view's columns. Immutable.
 *
 * @param view the view
 * @param text the SQL, as it was written
 * @param place where it was, for messages
 */
public record AskedExpression(QualifiedName view, String text, String place) {}
