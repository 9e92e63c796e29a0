create schema gear;

create table gear.item (
  id serial primary key,
  name text not null,
  price numeric(10, 2) not null
);

create table gear.review (
  id serial primary key,
  item int not null references gear.item,
  rating int not null check (rating between 1 and 5),
  written timestamptz not null default now()
);

create materialized view gear.gear_stats as
select i.id, i.name, count(r.id) as review_count, avg(r.rating) as average_rating
from gear.item i
left join gear.review r on r.item = i.id
group by i.id;

-- With a unique index, a refresh does not block readers.
create unique index gear_stats_id on gear.gear_stats (id);

comment on materialized view gear.gear_stats is
  'How each item is reviewed, as of the last refresh.';
