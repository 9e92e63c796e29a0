-- Views with everything that PostgreSQL can say of them. For roles r_owner, r_reader and r_other.
create schema r;
grant usage, create on schema r to r_owner;
grant usage on schema r to r_reader;
create table r.sale (id int primary key, item int not null, amount numeric not null);
grant all on r.sale to r_owner;
insert into r.sale select i, i % 5, i from generate_series(1, 100) i;
create function r.skip() returns trigger language plpgsql as 'begin return null; end';

create view r.base with (security_barrier=true) as select item, amount, id from r.sale;
alter view r.base alter column amount set default 7;
comment on view r.base is 'Base';
comment on column r.base.amount is 'How ''much''';
grant select on r.base to r_owner;
grant select on r.base to r_reader with grant option;
grant select (item), update (amount) on r.base to public;
create rule quiet as on delete to r.base do instead nothing;
comment on rule quiet on r.base is 'No deletes';
create trigger skip instead of insert on r.base for each row execute function r.skip();
comment on trigger skip on r.base is 'No inserts';

create materialized view r.sums with (fillfactor=70, autovacuum_enabled=false) as
  select item, sum(amount) as total, count(*) as n from r.base group by item;
create unique index sums_item on r.sums (item);
create index "Sums ""total" on r.sums ((total * 2), n) with (fillfactor=80) where total > 0;
comment on index r.sums_item is 'By item';
alter index r."Sums ""total" alter column 1 set statistics 77;
alter materialized view r.sums cluster on sums_item;
alter materialized view r.sums alter column total set statistics 500;
alter materialized view r.sums alter column total set storage external;
alter materialized view r.sums alter column n set (n_distinct=-0.5);
create statistics r.sums_n (ndistinct) on item, n from r.sums;
alter statistics r.sums_n set statistics 99;
comment on statistics r.sums_n is 'Together';
comment on materialized view r.sums is '@key item';
comment on column r.sums.total is 'Sum';
alter materialized view r.sums owner to r_owner;
grant select on r.sums to r_reader with grant option;
set role r_reader;
grant select on r.sums to r_other;
reset role;

create view r.top as select item, total from r.sums where total > 10;
alter view r.top owner to r_owner;
revoke update, delete on r.top from r_owner;
comment on view r.top is 'Top';

create materialized view r.best as select max(total) as total from r.top;
create materialized view r.never as select min(total) as total from r.top with no data;
create view r.last as select b.total, t.item from r.best b, r.top t;
