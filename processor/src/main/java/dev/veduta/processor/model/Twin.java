package dev.veduta.processor.model;

/**
 * A column that a component stands for beside its own.
 *
 * @param column its name
 * @param isChecked whether each row has to be looked at, as nothing is known of them
 */
public record Twin(String column, boolean isChecked) {}
