-- Twelve materialized views and four plain ones between them, over four tables. {sales} is a number.
create schema shop;
create table shop.product (id int primary key, category int not null, price numeric(8, 2) not null);
create table shop.customer (id int primary key, region int not null);
create table shop.sale (
  id int primary key, product int not null, customer int not null, day date not null, pieces int not null);
create table shop.stock (product int, depot int, pieces int not null, primary key (product, depot));

insert into shop.product select i, i % 20, 1 + i % 90 from generate_series(1, 1000) i;
insert into shop.customer select i, i % 9 from generate_series(1, 20000) i;
insert into shop.sale
  select i, 1 + i * 7919::bigint % 1000, 1 + i * 104729::bigint % 20000,
    date '2026-01-01' + (i * 31::bigint % 365)::int, 1 + i % 5
  from generate_series(1, {sales}) i;
insert into shop.stock
  select 1 + i % 1000, i / 1000, i % 37 from generate_series(0, {sales} / 4 - 1) i;
analyze shop.product, shop.customer, shop.sale, shop.stock;

create materialized view shop.day_sales as
  select s.day, s.product, sum(s.pieces) as pieces, sum(s.pieces * p.price) as amount
  from shop.sale s join shop.product p on p.id = s.product group by s.day, s.product;
create materialized view shop.customer_spend as
  select s.customer, c.region, sum(s.pieces * p.price) as amount
  from shop.sale s join shop.product p on p.id = s.product join shop.customer c on c.id = s.customer
  group by s.customer, c.region;
create materialized view shop.stock_level as
  select product, sum(pieces) as pieces, count(*) as depots from shop.stock group by product;

create view shop.daily as select * from shop.day_sales where pieces > 0;
create materialized view shop.product_sales as
  select product, sum(pieces) as pieces, sum(amount) as amount from shop.daily group by product;
create materialized view shop.weekday_sales as
  select extract(isodow from day)::int as weekday, product, sum(amount) as amount
  from shop.daily group by 1, 2;
create materialized view shop.region_spend as
  select region, percentile_cont(0.5) within group (order by amount) as middle, sum(amount) as amount
  from shop.customer_spend group by region;

create view shop.sold as
  select s.product, p.category, s.pieces, s.amount
  from shop.product_sales s join shop.product p on p.id = s.product;
create materialized view shop.category_sales as
  select category, sum(amount) as amount from shop.sold group by category;
create materialized view shop.product_rank as
  select product, rank() over (partition by category order by amount desc) as place from shop.sold;
create materialized view shop.turnover as
  select s.product, s.pieces::numeric / l.pieces as times
  from shop.sold s join shop.stock_level l on l.product = s.product where l.pieces > 0;

create view shop.leaders as
  select c.category, c.amount, r.product
  from shop.category_sales c
  join shop.product p on p.category = c.category
  join shop.product_rank r on r.product = p.id and r.place = 1;
create materialized view shop.board as select * from shop.leaders;
create unique index on shop.board (category, product);
create materialized view shop.reorder as select product from shop.turnover where times > 10;

create view shop.weekend as select * from shop.weekday_sales where weekday > 5;
create materialized view shop.summary as
  select (select sum(amount) from shop.board) as led, (select count(*) from shop.reorder) as reorder,
    (select max(amount) from shop.region_spend) as region, (select sum(amount) from shop.weekend) as weekend;
