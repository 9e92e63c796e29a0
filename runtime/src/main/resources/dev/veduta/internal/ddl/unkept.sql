-- What is said of views that no statement of ours would say again. Servers 13 to 18, with pg_catalog
-- alone on the search path. Parameter: the views' oids.
with
wanted as (
  select c.oid, c.relpersistence, c.reltype
  from pg_class c
  where c.oid = any (?::int8[]::oid[])
),
objects as (
  select w.oid, 'pg_class'::regclass as classid, w.oid as objid from wanted w
  union all
  select w.oid, 'pg_class'::regclass, i.indexrelid
  from wanted w
  join pg_index i on i.indrelid = w.oid
)
select pg_describe_object(l.classoid, l.objoid, l.objsubid) || ' has a security label'
from objects o
join pg_seclabel l on l.classoid = o.classid and l.objoid = o.objid
union all
select pg_describe_object(o.classid, o.objid, 0)
  || case d.deptype when 'e' then ' belongs to ' else ' depends on ' end
  || pg_describe_object(d.refclassid, d.refobjid, 0)
from objects o
join pg_depend d on d.classid = o.classid and d.objid = o.objid and d.deptype in ('e', 'x')
union all
select pg_describe_object('pg_class'::regclass, w.oid, 0) || ' is temporary'
from wanted w
where w.relpersistence = 't'
union all
select 'the row type of ' || pg_describe_object('pg_class'::regclass, w.oid, 0)
  || ' has privileges or a comment of its own'
from wanted w
join pg_type t on t.oid = w.reltype
left join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid
where t.typacl is not null or d.objoid is not null
order by 1
