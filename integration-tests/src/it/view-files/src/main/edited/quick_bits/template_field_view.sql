create or replace view quick_bits.template_field_view as
  select f.id, tf.template, f.order_index, f.label, f.key
  from quick_bits.template_field tf join quick_bits.field f on f.id = tf.field;
comment on view quick_bits.template_field_view is 'The fields of a template.';
grant select on quick_bits.template_field_view to quick_bits_reader;
