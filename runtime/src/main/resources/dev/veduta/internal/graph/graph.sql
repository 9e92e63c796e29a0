-- Every relation of users' schemas and what it reads: views through their rules and through the
-- functions they call, parents through their children. Servers 13 to 18, with pg_catalog alone on
-- the search path.
with recursive
-- Functions that a view calls, and those that they call. PostgreSQL keeps the bodies of some parsed
-- (BEGIN ATOMIC); the others are opaque.
called as (
  select r.ev_class as view, d.refobjid as function
  from pg_rewrite r
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
    and d.refclassid = 'pg_proc'::regclass
  union
  select c.view, d.refobjid
  from called c
  join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = c.function
    and d.refclassid = 'pg_proc'::regclass
),
-- Before 16 a rule names its own view, too. A materialized view can read itself only through others.
reads as (
  select r.ev_class as reader, d.refobjid as source
  from pg_rewrite r
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
    and d.refclassid = 'pg_class'::regclass and d.deptype = 'n'
  join pg_class c on c.oid = r.ev_class and not (c.relkind = 'm' and d.refobjid = c.oid)
  union
  select c.view, d.refobjid
  from called c
  join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = c.function
    and d.refclassid = 'pg_class'::regclass
  union
  select inhparent, inhrelid from pg_inherits
)
select c.oid::bigint, n.nspname, c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
  array(select r.source::bigint from reads r where r.reader = c.oid order by 1)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm', 'r', 'p', 'f')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by n.nspname, c.relname
