-- Comes before what it stands on, by name.
create materialized view quick_bits.all_labels as -- for 15
  select label, count(*) as fields from quick_bits.template_field_view group by label;
create unique index on quick_bits.all_labels (label);
