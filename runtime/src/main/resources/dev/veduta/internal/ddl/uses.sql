-- What depends on views, through whatever views lie between. Servers 13 to 18, with pg_catalog
-- alone on the search path. Parameter: the views' oids.
--
-- A view that uses another's row type is no better than a table that does: columns of that type are
-- told apart by place, so it is not made again but named.
with recursive
parts as (
  select c.oid as view, 'pg_class'::regclass as classid, c.oid as objid, false as type
  from pg_class c
  where c.relkind in ('v', 'm')
  union all
  select c.oid, 'pg_type'::regclass, t.oid, true
  from pg_class c
  join pg_type own on own.oid = c.reltype
  join pg_type t on t.oid in (own.oid, own.typarray)
  where c.relkind in ('v', 'm')
),
uses as (
  select p.view, p.type, d.classid, d.objid, d.objsubid, u.oid as reader
  from parts p
  join pg_depend d on d.refclassid = p.classid and d.refobjid = p.objid and d.deptype <> 'i'
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
  select unnest(?::int8[]::oid[]) as oid
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
