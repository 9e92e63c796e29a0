-- Every type that the columns need, and the types inside those. Parameter: the relations' oids.
--
-- A true array is the typarray of its element: typelem alone is also set for name, point and oidvector.
-- of is what the type is made of: an array's element, a domain's base, a range's bound, a multirange's range.
-- Multiranges came with 14.
-- Columns are many and their types few. Arrays of them tell the planner so, which would read all of pg_type otherwise.
WITH RECURSIVE used (oid) AS (
  SELECT pg_catalog.unnest(ARRAY (
    SELECT DISTINCT a.atttypid
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = ANY (?::pg_catalog.oid[])
      AND a.attnum > 0
      AND NOT a.attisdropped
  ))
  UNION
  SELECT inside.oid
  FROM used u
  JOIN pg_catalog.pg_type t ON t.oid = u.oid
  CROSS JOIN LATERAL (
    SELECT t.typelem WHERE t.typelem <> 0
    UNION ALL
    SELECT t.typbasetype WHERE t.typtype = 'd'
    UNION ALL
    SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid
    UNION ALL                                                                     -- since 14
    SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid    -- since 14
    UNION ALL
    SELECT a.atttypid
    FROM pg_catalog.pg_attribute a
    WHERE t.typrelid <> 0
      AND a.attrelid = t.typrelid
      AND a.attnum > 0
      AND NOT a.attisdropped
  ) inside (oid)
)
SELECT t.oid::pg_catalog.int8 AS oid,
       n.nspname AS schema,
       t.typname AS name,
       CASE WHEN e.typarray = t.oid THEN 'array'
            WHEN t.typtype = 'd' THEN 'domain'
            WHEN t.typtype = 'e' THEN 'enum'
            WHEN t.typtype = 'c' THEN 'composite'
            WHEN t.typtype = 'r' THEN 'range'
            WHEN t.typtype = 'm' THEN 'multirange'
            ELSE 'base'
       END AS kind,
       CASE WHEN e.typarray = t.oid THEN e.oid
            WHEN t.typtype = 'd' THEN t.typbasetype
            WHEN t.typtype = 'r' THEN (SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid)
            WHEN t.typtype = 'm' THEN (SELECT r.rngtypid FROM pg_catalog.pg_range r WHERE r.rngmultitypid = t.oid) -- since 14
       END::pg_catalog.int8 AS of,
       t.typndims AS dimensions,
       CASE WHEN t.typtype = 'd' AND t.typtypmod <> -1
            THEN pg_catalog.format_type(t.typbasetype, t.typtypmod)
       END AS sql_type,
       (SELECT pg_catalog.array_agg(l.enumlabel::pg_catalog.text ORDER BY l.enumsortorder)
        FROM pg_catalog.pg_enum l
        WHERE l.enumtypid = t.oid) AS labels,
       attributes.*
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum) AS attribute_names,
         pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS attribute_sql_types,
         pg_catalog.array_agg(a.atttypid::pg_catalog.int8 ORDER BY a.attnum) AS attribute_types,
         pg_catalog.array_agg(a.attndims::pg_catalog.int4 ORDER BY a.attnum) AS attribute_dimensions
  FROM pg_catalog.pg_attribute a
  WHERE t.typtype = 'c'
    AND a.attrelid = t.typrelid
    AND a.attnum > 0
    AND NOT a.attisdropped
) attributes
WHERE t.oid = ANY (ARRAY (SELECT u.oid FROM used u))
