-- The columns of these relations. A column is not null where the constraint is there and validated (since 18 it may be
-- there and not), the server enforces it (it does not for foreign tables), and, for rows of children and partitions,
-- where all this holds in each of them too.
WITH RECURSIVE family (root, member) AS (
  SELECT asked.oid, asked.oid
  FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS asked (oid)
  UNION
  SELECT f.root, i.inhrelid
  FROM family f
  JOIN pg_catalog.pg_inherits i ON i.inhparent = f.member
)
SELECT r.attrelid,
       r.attnum,
       r.attname,
       r.atttypid,
       r.attcollation,
       pg_catalog.bool_and(enforced.it) FILTER (WHERE f.member = f.root) AS alone,
       pg_catalog.bool_and(enforced.it) AS inherited
FROM family f
JOIN pg_catalog.pg_attribute r ON r.attrelid = f.root AND r.attnum > 0 AND NOT r.attisdropped
JOIN pg_catalog.pg_attribute a ON a.attrelid = f.member AND a.attname = r.attname AND NOT a.attisdropped
JOIN pg_catalog.pg_class c ON c.oid = f.member
CROSS JOIN LATERAL (
  SELECT a.attnotnull
     AND c.relkind <> 'f'
     AND NOT EXISTS (
       SELECT
       FROM pg_catalog.pg_constraint k
       WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND a.attnum = ANY (k.conkey) AND NOT k.convalidated
     )
) AS enforced (it)
GROUP BY r.attrelid, r.attnum, r.attname, r.atttypid, r.attcollation
ORDER BY r.attrelid, r.attnum
