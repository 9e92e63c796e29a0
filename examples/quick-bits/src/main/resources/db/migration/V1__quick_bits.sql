create schema quick_bits;

create type quick_bits.field_type as enum ('text', 'number', 'choice');

create table quick_bits.field (
  id serial primary key,
  order_index int,
  label text,
  key varchar(255),
  type quick_bits.field_type not null default 'text'
);

create table quick_bits.template (
  id serial primary key,
  name text not null
);

create table quick_bits.template_field (
  template int not null references quick_bits.template,
  field int primary key references quick_bits.field
);

create view quick_bits.template_field_view as
select f.id, tf.template, f.order_index, f.label, f.key, f.type
from quick_bits.template_field tf
join quick_bits.field f on f.id = tf.field;

comment on view quick_bits.template_field_view is
  'The fields of each template, one row a field.';
comment on column quick_bits.template_field_view.order_index is
  'Where the field stands in its form; null for fields that are not shown.';
