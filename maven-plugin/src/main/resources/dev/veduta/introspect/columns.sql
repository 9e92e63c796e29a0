-- Columns in order. Parameter: the relations' oids.
--
-- The collation is told where it is not the type's own, or where it makes = more than byte for byte.
SELECT a.attrelid::pg_catalog.int8 AS relation,
       a.attname AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql_type,
       a.atttypid::pg_catalog.int8 AS type,
       a.attndims AS dimensions,
       k.collname AS collation,
       kn.nspname AS collation_schema,
       k.collisdeterministic AS deterministic,
       d.description AS comment
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_collation k
  ON k.oid = a.attcollation
 AND (k.oid <> t.typcollation OR NOT k.collisdeterministic)
LEFT JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace
LEFT JOIN pg_catalog.pg_description d
  ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objoid = a.attrelid
 AND d.objsubid = a.attnum
WHERE a.attrelid = ANY (?::pg_catalog.oid[])
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
