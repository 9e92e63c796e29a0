-- Columns in order. Parameters: the relations' oids, twice.
--
-- Not null is proven for tables alone: what foreign tables declare is not enforced, and a column of a NOT NULL domain
-- can hold null all the same. attnotnull is also set by 18's NOT NULL NOT VALID, which the rows need not honour yet;
-- older servers have no constraint of type n, catalogs have none on any server.
-- Reading a table reads its children and partitions too, and those can be laxer: before 18 a child may drop NOT NULL,
-- since 18 the parent's may be NO INHERIT, and a partition may be a foreign table. So all of them must agree.
--
-- The collation is told where it is not the type's own, or where it makes = more than byte for byte.
WITH RECURSIVE tree (root, member) AS (
  SELECT c.oid, c.oid
  FROM pg_catalog.pg_class c
  WHERE c.oid = ANY (?::pg_catalog.oid[])
    AND c.relkind IN ('r', 'p')
  UNION
  SELECT t.root, i.inhrelid
  FROM tree t
  JOIN pg_catalog.pg_inherits i ON i.inhparent = t.member
),
lax (root, name) AS (
  SELECT t.root, a.attname
  FROM tree t
  JOIN pg_catalog.pg_class m ON m.oid = t.member
  JOIN pg_catalog.pg_attribute a ON a.attrelid = m.oid
  WHERE a.attnum > 0
    AND (m.relkind = 'f'
      OR NOT a.attnotnull
      OR EXISTS (
        SELECT
        FROM pg_catalog.pg_constraint n
        WHERE n.conrelid = m.oid
          AND n.contype = 'n'
          AND n.conkey[1] = a.attnum
          AND NOT n.convalidated))
)
SELECT a.attrelid::pg_catalog.int8 AS relation,
       a.attname AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS sql_type,
       a.atttypid::pg_catalog.int8 AS type,
       a.attndims AS dimensions,
       c.relkind IN ('r', 'p') AND NOT EXISTS (
         SELECT FROM lax l WHERE l.root = a.attrelid AND l.name = a.attname
       ) AS not_null,
       k.collname AS collation,
       kn.nspname AS collation_schema,
       k.collisdeterministic AS deterministic,
       d.description AS comment
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
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
