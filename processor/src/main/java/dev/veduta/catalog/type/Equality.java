package dev.veduta.catalog.type;

/** How Java's {@code equals} relates to SQL's {@code =}. */
public enum Equality {
  /** They agree. */
  SAME,
  /** They agree once both values went through the runtime's {@code SqlType.identity}. */
  CANONICAL,
  /** They may not agree, for a converter of the user's is between: the column's values tell. */
  CONVERTED,
  /** SQL has no equality, or one that Java cannot follow: no key of it. */
  NONE
}
