package dev.veduta.type;

/** A PostgreSQL enum type in Java; generated. */
public interface SqlEnum {
  /** The label, as in the database. */
  String label();
}
