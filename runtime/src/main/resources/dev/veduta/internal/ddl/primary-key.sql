-- The primary keys of tables. Servers 13 to 18, with pg_catalog alone on the search path.
-- Parameter: their oids.
select c.conname
from pg_constraint c
where c.conrelid = any (?::int8[]::oid[]) and c.contype = 'p'
