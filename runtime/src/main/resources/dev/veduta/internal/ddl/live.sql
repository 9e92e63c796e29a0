-- Relations by oid or by name, their definitions in the form that records have them. Servers 13 to 18, with pg_catalog alone on the search path.
-- Parameters: oids; schemas and names.
select c.oid::bigint, n.nspname, c.relname, c.relkind::text, c.relispopulated,
  pg_has_role(c.relowner, 'USAGE'),
  array(
    select format('%I %s %s %s', a.attname, a.atttypid, a.atttypmod, a.attcollation)
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    order by a.attnum),
  array(
    select a.attname::text
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    order by a.attnum),
  array(select unnest(c.reloptions) order by 1),
  case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid, true) end,
  obj_description(c.oid, 'pg_class')
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.oid = any (?::int8[]::oid[])
  or (n.nspname, c.relname) in (
    select * from unnest(?::text[], ?::text[]))
order by n.nspname, c.relname
