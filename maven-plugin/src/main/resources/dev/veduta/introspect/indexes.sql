-- Indexes by name, with the constraint that owns them. Parameter: the relations' oids.
--
-- proves tells whether the index, if unique, makes rows differ under the columns' own equality. It does not where it
-- compares by something finer: another operator class whose = is not the type's (record_image_ops), or another
-- collation over a column whose own collation calls different bytes equal.
-- 18's WITHOUT OVERLAPS is indisunique too, on a gist index: only btree counts.
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
       pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
       i.indisprimary AS is_primary,
       c.conname AS constraint_name,
       m.amname = 'btree' AND key.own_equality AS proves
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = x.relam
LEFT JOIN pg_catalog.pg_constraint c
  ON c.conindid = i.indexrelid
 AND c.conrelid = i.indrelid
 AND c.contype IN ('p', 'u')
CROSS JOIN LATERAL (
  SELECT pg_catalog.array_agg(
           CASE WHEN i.indkey[k.n] = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.n + 1, true)
                ELSE a.attname::pg_catalog.text
           END ORDER BY k.n) AS names,
         pg_catalog.bool_and(
           (own.collisdeterministic IS NOT FALSE OR own.oid = i.indcollation[k.n])
           AND (o.opcdefault OR EXISTS (
             SELECT
             FROM pg_catalog.pg_amop used
             JOIN pg_catalog.pg_amop usual ON usual.amopopr = used.amopopr AND usual.amopstrategy = 3
             JOIN pg_catalog.pg_opclass d ON d.opcfamily = usual.amopfamily AND d.opcmethod = o.opcmethod AND d.opcdefault
             WHERE used.amopfamily = o.opcfamily
               AND used.amoplefttype = o.opcintype
               AND used.amoprighttype = o.opcintype
               AND used.amopstrategy = 3))) AS own_equality
  FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) k (n)
  JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[k.n]
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n]
  LEFT JOIN pg_catalog.pg_collation own ON own.oid = a.attcollation
) key
WHERE i.indrelid = ANY (?::pg_catalog.oid[])
  AND i.indislive
ORDER BY x.relname
