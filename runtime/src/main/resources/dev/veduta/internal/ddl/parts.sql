-- What has a name of its own in a schema, of these views: they themselves, their indexes, their
-- statistics. Servers 13 to 18, with pg_catalog alone on the search path. Parameter: their oids.
select c.oid::bigint, case c.relkind when 'm' then 'materialized view' else 'view' end as word,
  n.nspname, c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.oid = any (?::int8[]::oid[])
union all
select i.indrelid::bigint, 'index', n.nspname, c.relname
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_namespace n on n.oid = c.relnamespace
where i.indrelid = any (?::int8[]::oid[])
union all
select s.stxrelid::bigint, 'statistics', n.nspname, s.stxname
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
where s.stxrelid = any (?::int8[]::oid[])
order by 3, 4
