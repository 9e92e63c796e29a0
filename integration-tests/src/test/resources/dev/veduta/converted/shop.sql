create schema shop;
create domain shop.amount as numeric(12, 2);
create type shop.mood as enum ('sad', 'so-so', 'a "b" \ {c}');
create table shop.orders (
  id text primary key,
  price shop.amount not null,
  discount shop.amount,
  status text not null,
  mood shop.mood not null,
  moods shop.mood[],
  address jsonb,
  lines json not null,
  label text,
  a int not null default 1,
  b int not null default 2
);
insert into shop.orders
  select
    'o' || i,
    (i % 50) + 0.10,
    nullif(i % 3, 0),
    (array['OPEN', 'shut'])[i % 2 + 1],
    (enum_range(null::shop.mood))[i % 3 + 1],
    case when i % 2 = 0 then array[(enum_range(null::shop.mood))[i % 3 + 1], null] end,
    case when i % 4 = 0 then jsonb_build_object('street', 'S "' || i, 'tags', array['x', i::text]) end,
    json_build_array(json_build_object('item', 'rope', 'count', i)),
    nullif('label ' || i % 5, 'label 0')
  from generate_series(1, 600) i;
create view shop.order_view as select * from shop.orders;
create view shop.price_list as
  select price, mood, count(*) as n from shop.orders group by price, mood;
