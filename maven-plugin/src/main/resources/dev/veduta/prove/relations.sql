-- These relations and all that their definitions read, however deep, with the rule tree of each view.
-- What initdb made is pinned and not in pg_depend: the reader asks again for what a tree names and is missing here.
WITH RECURSIVE read (oid) AS (
  SELECT pg_catalog.unnest(?::pg_catalog.oid[])
  UNION
  SELECT d.refobjid
  FROM read r
  JOIN pg_catalog.pg_rewrite w ON w.ev_class = r.oid AND w.ev_type = '1'
  JOIN pg_catalog.pg_depend d
    ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
   AND d.objid = w.oid
   AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
)
SELECT c.oid,
       n.nspname,
       c.relname,
       c.relkind,
       w.ev_action::pg_catalog.text AS action,
       EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS parent
FROM read r
JOIN pg_catalog.pg_class c ON c.oid = r.oid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_rewrite w
  ON w.ev_class = c.oid AND w.ev_type = '1' AND c.relkind IN ('v', 'm')
ORDER BY n.nspname, c.relname
