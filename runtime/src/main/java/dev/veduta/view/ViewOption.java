package dev.veduta.view;

/** An option of a view (PostgreSQL manual, CREATE VIEW, {@code WITH}). */
public enum ViewOption {
  /** Conditions of who reads it wait for the view's own. */
  SECURITY_BARRIER("security_barrier=true"),

  /** The reader's privileges count, not the owner's; PostgreSQL 15 and newer. */
  SECURITY_INVOKER("security_invoker=true"),

  /** Rows written through it must satisfy its own condition. */
  LOCAL_CHECK("check_option=local"),

  /** Rows written through it must satisfy its condition and those of the views it reads. */
  CASCADED_CHECK("check_option=cascaded");

  private final String sql;

  ViewOption(String sql) {
    this.sql = sql;
  }

  /** As it is written: {@code security_barrier=true}. */
  public String sql() {
    return sql;
  }
}
