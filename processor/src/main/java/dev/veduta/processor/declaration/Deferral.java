package dev.veduta.processor.declaration;

/**
 * How a column comes that is not read with its row.
 *
 * @param name the group it is loaded with, or else its accessor's name
 * @param isGroup whether it is a group
 */
public record Deferral(String name, boolean isGroup) {}
