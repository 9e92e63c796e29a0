create schema quick_bits;
create table quick_bits.field (id serial primary key, order_index int, label text, key varchar(255));
create table quick_bits.template_field (template int not null, field int primary key references quick_bits.field);
create view quick_bits.template_field_view as
  select f.id, tf.template, f.order_index, f.label, f.key
  from quick_bits.template_field tf join quick_bits.field f on f.id = tf.field;
comment on view quick_bits.template_field_view is '@key id @notNull id, template';
