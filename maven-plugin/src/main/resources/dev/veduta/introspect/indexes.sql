-- Indexes by name. Parameter: the relations' oids.
SELECT i.indrelid::pg_catalog.int8 AS relation,
       x.relname AS name,
       m.amname AS method,
       key.names AS keys,
       i.indisunique AS is_unique,
       i.indisvalid AND i.indisready AS valid,
       i.indimmediate AS immediate,
       i.indnullsnotdistinct AS nulls_not_distinct, -- since 15
       false AS nulls_not_distinct,                 -- before 15
       i.indexprs IS NOT NULL AS expression,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid, true) AS predicate,
       pg_catalog.pg_get_indexdef(i.indexrelid) AS definition
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = x.relam
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(
           CASE WHEN i.indkey[k.n] = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.n + 1, true)
                ELSE a.attname::pg_catalog.text
           END ORDER BY k.n) AS names
  FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) k (n)
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n]
) key
WHERE i.indrelid = ANY (?::pg_catalog.oid[])
  AND i.indislive
ORDER BY x.relname
