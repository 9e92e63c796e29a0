insert into quick_bits.template (name) values ('Contact'), ('Order');

insert into quick_bits.field (order_index, label, key, type)
select nullif(n % 10, 0), case when n % 7 <> 0 then 'Number ' || n end, 'field-' || n,
  (array['text', 'number', 'choice'])[1 + n % 3]::quick_bits.field_type
from generate_series(1, 60) n;

insert into quick_bits.template_field (template, field)
select 1 + id % 2, id from quick_bits.field;

insert into gear.item (name, price) values ('Tent', 249.00), ('Stove', 39.90), ('Rope', 85.50);
insert into gear.review (item, rating) values (1, 5), (1, 4), (2, 3);
refresh materialized view gear.gear_stats;
