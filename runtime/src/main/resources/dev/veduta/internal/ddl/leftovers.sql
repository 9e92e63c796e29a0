-- What a replace that was killed left, the last made first. Servers 13 to 18, with pg_catalog alone
-- on the search path.
select case c.relkind when 'm' then 'materialized view' else 'view' end, n.nspname, c.relname
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('v', 'm')
  and c.relname ~ '^veduta_new_[0-9a-f]{16}$'
  and pg_has_role(c.relowner, 'USAGE')
order by c.oid desc
