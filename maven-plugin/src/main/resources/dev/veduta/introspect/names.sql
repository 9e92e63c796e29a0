-- Every relation that can be mapped, by name alone: patterns are matched, and near misses found, among these.
--
-- Not here: partitions (their rows are in the partitioned table), temporary relations, whoever's they are, and tables
-- that keep the rows of a view (these are read as the view's).
SELECT c.oid::pg_catalog.int8 AS oid,
       n.nspname AS schema,
       c.relname AS name
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm', 'r', 'p', 'f')
  AND NOT c.relispartition
  AND c.relpersistence <> 't'
  AND NOT (c.relkind = 'r'
    AND coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') ~ '(^|\s)@materializes[ \t]+\S')
ORDER BY n.nspname, c.relname
