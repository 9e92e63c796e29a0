-- The relations that a view's query names. Parameter: the relations' oids.
--
-- A view's query is its _RETURN rule (ev_type 1); other rules are about writing. PostgreSQL records no dependency on
-- what initdb made (pg_class and such), nor on what a function reads.
SELECT DISTINCT
       w.ev_class::pg_catalog.int8 AS relation,
       n.nspname AS schema,
       c.relname AS name
FROM pg_catalog.pg_rewrite w
JOIN pg_catalog.pg_depend d
  ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
 AND d.objid = w.oid
 AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.refobjid <> w.ev_class
JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('v', 'm', 'r', 'p', 'f')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE w.ev_class = ANY (?::pg_catalog.oid[])
  AND w.ev_type = '1'
