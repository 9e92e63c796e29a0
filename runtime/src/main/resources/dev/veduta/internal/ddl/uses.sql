-- What depends on views, and on tables that keep their rows, through whatever views lie between.
-- Servers 13 to 18, with pg_catalog alone on the search path. Parameter: their oids.
--
-- A view that uses another's row type is no better than a table that does: columns of that type are
-- told apart by place, so it is not made again but named.
with recursive
given as (
  select unnest(?::int8[]::oid[]) as oid
),
-- Of tables only those given, and of what depends on them what would not go with them by itself.
relations as (
  select c.oid, c.reltype, c.relkind = 'r' as alone
  from pg_class c
  where c.relkind in ('v', 'm') or c.oid in (select g.oid from given g)
),
parts as (
  select c.oid as view, 'pg_class'::regclass as classid, c.oid as objid, false as type, c.alone
  from relations c
  union all
  select c.oid, 'pg_type'::regclass, t.oid, true, c.alone
  from relations c
  join pg_type own on own.oid = c.reltype
  join pg_type t on t.oid in (own.oid, own.typarray)
),
uses as (
  select p.view, p.type, d.classid, d.objid, d.objsubid, u.oid as reader
  from parts p
  join pg_depend d on d.refclassid = p.classid and d.refobjid = p.objid and d.deptype <> 'i'
    and not (p.alone and d.deptype = 'a')
  left join pg_rewrite r on d.classid = 'pg_rewrite'::regclass and r.oid = d.objid
  left join pg_trigger t on d.classid = 'pg_trigger'::regclass and t.oid = d.objid
  left join pg_attrdef a on d.classid = 'pg_attrdef'::regclass and a.oid = d.objid
  left join pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
  left join pg_statistic_ext s on d.classid = 'pg_statistic_ext'::regclass and s.oid = d.objid
  left join pg_class u on u.oid = coalesce(r.ev_class, t.tgrelid, a.adrelid, i.indrelid, s.stxrelid,
    case when d.classid = 'pg_class'::regclass then d.objid end)
  where u.oid is distinct from p.view
),
affected as (
  select g.oid from given g
  union
  select u.reader
  from affected a
  join uses u on u.view = a.oid and not u.type
  join pg_class c on c.oid = u.reader and c.relkind in ('v', 'm')
)
select distinct u.view::bigint, u.reader::bigint,
  not u.type and coalesce(c.relkind in ('v', 'm'), false),
  case when c.relkind in ('v', 'm') then pg_describe_object('pg_class'::regclass, c.oid, 0)
    else pg_describe_object(u.classid, u.objid, u.objsubid) end
from affected a
join uses u on u.view = a.oid
left join pg_class c on c.oid = u.reader
order by 4
