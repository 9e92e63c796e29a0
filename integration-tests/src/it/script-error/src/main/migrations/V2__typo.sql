-- The table is called field.
create view quick_bits.labels as
  select label
  from quick_bits.fields;
