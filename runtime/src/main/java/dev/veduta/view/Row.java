package dev.veduta.view;

/**
 * A row with an identity: one row of one relation, whatever part of it a record holds. Every
 * generated record whose view has a key is one. Immutable and thread-safe.
 *
 * @param <K> the type of its identity key; {@link CompositeKey} where that is a record of its own
 */
public interface Row<K> {
  /** The view it is a row of. */
  View<?, ? extends K> identityView();

  /** Its identity key: equal to that of another row of the view where SQL holds it equal. */
  K identityKey();
}
