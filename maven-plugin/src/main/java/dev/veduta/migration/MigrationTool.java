package dev.veduta.migration;

import java.util.regex.Pattern;

/** What applies migrations. It reads a script before the server does, and finds its own in it. */
public enum MigrationTool {
  /** Replaces placeholders, wherever they stand. */
  FLYWAY("Flyway", "src/main/resources/db/migration", "\\$\\{"),

  /** The same, and takes lines for commands that begin as comments do. */
  LIQUIBASE("Liquibase", "src/main/resources/db/changelog", "\\$\\{|(?m:^[ \\t]*(--|/\\*))");

  private final String label;
  private final String directory;
  private final Pattern ownSyntax;

  MigrationTool(String label, String directory, String ownSyntax) {
    this.label = label;
    this.directory = directory;
    this.ownSyntax = Pattern.compile(ownSyntax);
  }

  /** What it is called, for messages. */
  String label() {
    return label;
  }

  /** Where migrations usually lie in a project. */
  public String directory() {
    return directory;
  }

  /** Whether it would see something of its own in a piece of SQL. */
  boolean sees(String piece) {
    return ownSyntax.matcher(piece).find();
  }

  /**
   * The file.
   *
   * @param id what names it among all
   * @param script what the server is to run
   */
  String file(String id, boolean repeatable, String script) {
    return this == FLYWAY
        ? script
        : "--liquibase formatted sql\n\n--changeset veduta:"
            + id
            + " splitStatements:false stripComments:false"
            + (repeatable ? " runOnChange:true" : "")
            + "\n"
            + script;
  }
}
