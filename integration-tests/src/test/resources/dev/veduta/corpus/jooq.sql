-- What jOOQ reads in another way, or what no catalog keeps: one of each.
create schema store;
create type store.mood as enum ('sad', 'so so');
comment on type store.mood is 'How somebody feels';
create domain store.rank as int check (value > 0);
create domain store.short_rank as store.rank;
create domain store.code as varchar(12) not null default 'none';
create domain store.unused as text;
create type store.unused_mood as enum ('none');
create domain store.price as numeric(10, 2);
create domain store.matrix as numeric(8, 3)[][];
create type store.span as (since timestamp, until timestamptz(3), tags text[], price numeric(6, 1), of store.rank);
create table store.item (
  id int generated always as identity primary key,
  code store.code,
  name text not null default 'new' unique,
  region varchar(20),
  price store.price,
  paid numeric(10, 2) not null default 0,
  rank store.short_rank,
  mood store.mood not null,
  moods store.mood[],
  ranks store.rank[],
  matrix store.matrix,
  grid int[][] not null,
  span store.span,
  spans store.span[],
  at timestamp,
  made timestamptz(0) not null default now(),
  wait interval day to second(3),
  age interval year to month,
  slot int4range not null,
  flags bit(3),
  wide varbit(9),
  fix char(4),
  words varchar(9)[],
  vector oidvector,
  other serial,
  unique (region, code)
);
comment on table store.item is 'What is for sale';
comment on column store.item.name is 'As on the shelf */ \u002a\u002f';
create unique index item_by_price on store.item (price desc, id);
create index item_by_region on store.item (region) include (name);
create unique index item_some on store.item (rank) where rank > 3;
create index item_lower on store.item (lower(name));
create view store.item_view as select *, 1 as one, name || code as both_names from store.item;
create view store.outer_view as
  select i.id, o.code, o.id as other, count(*) over () as total from store.item i left join store.item o on o.id = i.other;
create view store.one_row as select count(*) as items from store.item;
create materialized view store.item_kept as
  select id, code, price, at, made, wait, moods, ranks, matrix, grid, span from store.item;
create unique index item_kept_id on store.item_kept (id);
create index item_kept_at on store.item_kept (at desc nulls last, id);
create table store.part (day date not null, id int not null, primary key (day, id)) partition by range (day);
create table store.part_2024 partition of store.part for values from ('2024-01-01') to ('2025-01-01');
