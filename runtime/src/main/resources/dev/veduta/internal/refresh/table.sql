-- A table, who may write it, and its comment. Servers 13 to 18; says the same under any search path.
-- What a table's triggers do, they do as who writes it. So its owner and the members of that role
-- may, and nobody for being a superuser alone.
select c.oid::pg_catalog.int8,
  c.relowner operator(pg_catalog.=) me.oid
    or (not me.rolsuper and pg_catalog.pg_has_role(c.relowner, 'USAGE')),
  pg_catalog.pg_get_userbyid(c.relowner),
  pg_catalog.obj_description(c.oid, 'pg_class')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace s on s.oid operator(pg_catalog.=) c.relnamespace
join pg_catalog.pg_roles me on me.rolname operator(pg_catalog.=) current_user
where s.nspname operator(pg_catalog.=) ?::pg_catalog.text
  and c.relname operator(pg_catalog.=) ?::pg_catalog.text
  and c.relkind operator(pg_catalog.=) 'r'
