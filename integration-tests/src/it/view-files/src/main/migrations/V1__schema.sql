create schema quick_bits;
create table quick_bits.field (id serial primary key, order_index int, label text, key varchar(255));
create table quick_bits.template_field (template int not null, field int primary key references quick_bits.field);
