-- The columns of these relations. A column is not null where the constraint is there and validated (since 18 it may be
-- there and not), the server enforces it (it does not for foreign tables), and, for rows of children and partitions,
-- where all this holds in each of them too.
WITH RECURSIVE asked (oid) AS MATERIALIZED (
  SELECT pg_catalog.unnest(?::pg_catalog.oid[])
),
family (root, member) AS (
  SELECT asked.oid, asked.oid FROM asked
  UNION
  SELECT f.root, i.inhrelid
  FROM family f
  JOIN pg_catalog.pg_inherits i ON i.inhparent = f.member
),
unvalidated (relation, number) AS (
  SELECT k.conrelid, pg_catalog.unnest(k.conkey)
  FROM pg_catalog.pg_constraint k
  WHERE k.contype = 'n' AND NOT k.convalidated
),
nullable (root, name) AS (
  SELECT f.root, a.attname
  FROM family f
  JOIN pg_catalog.pg_class c ON c.oid = f.member
  JOIN pg_catalog.pg_attribute a ON a.attrelid = f.member AND NOT a.attisdropped
  WHERE f.member <> f.root
    AND (NOT a.attnotnull OR c.relkind = 'f' OR (a.attrelid, a.attnum) IN (SELECT u.relation, u.number FROM unvalidated u))
)
SELECT r.attrelid,
       r.attnum,
       r.attname,
       r.atttypid,
       r.attcollation,
       r.attgenerated <> '' OR r.attidentity = 'a' AS computed,
       e.enforced AS alone,
       e.enforced AND (r.attrelid, r.attname) NOT IN (SELECT n.root, n.name FROM nullable n) AS inherited
FROM asked
JOIN pg_catalog.pg_class c ON c.oid = asked.oid
JOIN pg_catalog.pg_attribute r ON r.attrelid = c.oid AND r.attnum > 0 AND NOT r.attisdropped
CROSS JOIN LATERAL (
  SELECT r.attnotnull
     AND c.relkind <> 'f'
     AND (r.attrelid, r.attnum) NOT IN (SELECT u.relation, u.number FROM unvalidated u)
) AS e (enforced)
