create schema gear;
create table gear.item (id int primary key, name text not null, price numeric);
insert into gear.item values (1, 'tent', 99.5), (2, 'rope', 20);
