package dev.veduta.query;

/**
 * A value to be bound.
 *
 * @param toSql its placeholder, and itself
 */
record BoundOperand<R>(Sql toSql) implements Operand<R> {}
