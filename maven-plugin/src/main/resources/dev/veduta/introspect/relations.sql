-- What is said once per relation. Parameter: the relations' oids.
--
-- pg_relation_is_updatable asks the foreign-data wrapper when it comes to a foreign table: code that is not
-- PostgreSQL's, and an error where the wrapper has no handler. So it is not asked about foreign tables, nor about
-- views that rest on one, at any depth; those count as not updatable.
-- 20 is UPDATE and DELETE (1 << 2 | 1 << 4); true counts INSTEAD OF triggers in.
-- 28 is INSERT too (1 << 3). What a rule or an INSTEAD OF trigger (64) does is not known, so what rests on one counts as
-- not writable.
-- reloptions hold what was typed (on, yes, 1): they are read in Java.
WITH RECURSIVE remote (oid) AS (
  SELECT f.ftrelid
  FROM pg_catalog.pg_foreign_table f
  UNION
  SELECT w.ev_class
  FROM remote r
  JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
   AND d.refobjid = r.oid
   AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid
),
redirected (oid) AS (
  SELECT s.oid
  FROM (
    SELECT w.ev_class FROM pg_catalog.pg_rewrite w WHERE w.ev_type <> '1'
    UNION ALL
    SELECT t.tgrelid FROM pg_catalog.pg_trigger t WHERE t.tgtype & 64 <> 0
  ) s (oid)
  UNION
  SELECT w.ev_class
  FROM redirected r
  JOIN pg_catalog.pg_depend d
    ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
   AND d.refobjid = r.oid
   AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.ev_type = '1'
)
SELECT c.oid::pg_catalog.int8 AS oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       c.reloptions AS options,
       c.relispopulated AS populated,
       CASE WHEN c.oid IN (SELECT r.oid FROM remote r) THEN false
            ELSE pg_catalog.pg_relation_is_updatable(c.oid, true) & 20 = 20
       END AS updatable,
       CASE WHEN c.oid IN (SELECT r.oid FROM remote r UNION ALL SELECT r.oid FROM redirected r) THEN false
            ELSE pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28
       END AS writable,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid, true) END AS definition,
       d.description AS comment
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description d
  ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
 AND d.objoid = c.oid
 AND d.objsubid = 0
WHERE c.oid = ANY (?::pg_catalog.oid[])
ORDER BY n.nspname, c.relname
