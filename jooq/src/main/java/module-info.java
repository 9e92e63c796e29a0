/** Veduta's records from jOOQ's queries, in one transaction. */
@org.jspecify.annotations.NullMarked
module dev.veduta.jooq {
  requires transitive dev.veduta.runtime;
  requires transitive org.jooq;
  requires static transitive org.jspecify;

  exports dev.veduta.jooq;
}
