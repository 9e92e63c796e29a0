create or replace view quick_bits.template_field_view as
  select f.id, tf.template, f.order_index, f.label, f.key, 15 as only_on_15
  from quick_bits.template_field tf join quick_bits.field f on f.id = tf.field;
