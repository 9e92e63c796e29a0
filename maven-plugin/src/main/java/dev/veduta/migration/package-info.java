/**
 * Migrations for Flyway and Liquibase, from the difference between view files and a database: a
 * {@code Comparison} applies the files in a transaction that is undone and answers what each view
 * is and would be, {@code Changes} decides what that takes, {@code MigrationScript} writes it,
 * {@code Migrations} is the directory that it is written to.
 */
@NullMarked
package dev.veduta.migration;

import org.jspecify.annotations.NullMarked;
