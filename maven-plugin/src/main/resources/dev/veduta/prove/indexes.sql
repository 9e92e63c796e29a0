-- Unique indexes that hold at every moment: immediate, valid, and of b-trees (WITHOUT OVERLAPS is unique and is none).
-- Each column with the operator that the index compares by. NULLS NOT DISTINCT came with 15.
SELECT i.indrelid,
       c.relname,
       k.contype,
       coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct' = 'true', false) AS one_null,
       i.indpred::pg_catalog.text AS predicate,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS condition,
       ARRAY (
         SELECT i.indkey[at]::pg_catalog.int4 FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS at ORDER BY at
       ) AS columns,
       ARRAY (
         SELECT i.indcollation[at]::pg_catalog.int8 FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS at ORDER BY at
       ) AS collations,
       ARRAY (
         SELECT coalesce(e.amopopr, 0::pg_catalog.oid)::pg_catalog.int8
         FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS at
         JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[at]
         LEFT JOIN pg_catalog.pg_amop e
           ON e.amopfamily = o.opcfamily
          AND e.amoplefttype = o.opcintype
          AND e.amoprighttype = o.opcintype
          AND e.amopstrategy = 3
         ORDER BY at
       ) AS equalities
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = c.relam AND m.amname = 'btree'
LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid AND k.contype IN ('p', 'u')
WHERE i.indrelid = ANY (?::pg_catalog.oid[])
  AND i.indisunique
  AND i.indimmediate
  AND i.indisvalid
  AND i.indisready
  AND i.indislive
  AND i.indexprs IS NULL
ORDER BY i.indrelid, k.contype = 'p' DESC NULLS LAST, c.relname
