-- One hash over everything that the other queries read, so that it stays the same only while they would answer the
-- same. Parameters: LIKE patterns of the included schemas, of the included names, whether each schema is written out,
-- and the LIKE patterns of the excluded schemas and names.
--
-- It deparses nothing: pg_get_viewdef costs most of a reflection and locks what the view reads. The stored rule is
-- hashed instead. That holds oids, and the text shows names that are looked up when it is written; so everything that
-- the relations rest on (pg_depend, at any depth) is hashed with its oid and its names. Oids alone would not do: a
-- recreated database can give them to other things.
-- What initdb made has no dependencies recorded and does not change within a major version, which is hashed too.
-- Keys and not-null of a view are proven from the constraints, indexes and children of all that it reads.
-- A foreign table below a view, or rules and INSTEAD OF triggers of what it rests on, change whether it is updatable.
WITH RECURSIVE
wanted (schema, name, explicit) AS (
  SELECT *
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]),
                  pg_catalog.unnest(?::pg_catalog.bool[])) w
),
unwanted (schema, name) AS (
  SELECT *
  FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])) u
),
selected (oid) AS MATERIALIZED (
  SELECT c.oid
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('v', 'm', 'r', 'p', 'f')
    AND NOT c.relispartition
    AND c.relpersistence <> 't'
    AND EXISTS (
      SELECT FROM wanted w
      WHERE n.nspname LIKE w.schema AND c.relname LIKE w.name
        AND (w.explicit OR n.nspname NOT IN ('pg_catalog', 'information_schema')))
    AND NOT EXISTS (SELECT FROM unwanted u WHERE n.nspname LIKE u.schema AND c.relname LIKE u.name)
),
-- The selected tables, their children and partitions: these decide what is never null.
tree (oid) AS (
  SELECT s.oid FROM selected s
  UNION
  SELECT i.inhrelid FROM tree t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid
),
-- All that these rest on. Two steps go against pg_depend's direction: from a relation to its rules, and from a
-- composite type to its attributes.
reach (class, oid) AS (
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, t.oid FROM tree t
  UNION
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, i.indexrelid
  FROM pg_catalog.pg_index i WHERE i.indrelid IN (SELECT s.oid FROM selected s)
  UNION
  SELECT next.class, next.oid
  FROM reach r
  CROSS JOIN LATERAL (
    SELECT d.refclassid, d.refobjid
    FROM pg_catalog.pg_depend d
    WHERE d.classid = r.class AND d.objid = r.oid
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid, w.oid
    FROM pg_catalog.pg_rewrite w
    WHERE r.class = 'pg_catalog.pg_class'::pg_catalog.regclass AND w.ev_class = r.oid
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, t.typrelid
    FROM pg_catalog.pg_type t
    WHERE r.class = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = r.oid AND t.typrelid <> 0
  ) next (class, oid)
),
relation (oid) AS MATERIALIZED (
  SELECT r.oid FROM reach r WHERE r.class = 'pg_catalog.pg_class'::pg_catalog.regclass
),
type (oid) AS MATERIALIZED (
  SELECT r.oid FROM reach r WHERE r.class = 'pg_catalog.pg_type'::pg_catalog.regclass
),
fact (line) AS (
  SELECT ROW('server', pg_catalog.left(pg_catalog.current_setting('server_version_num'), 2))::pg_catalog.text
  UNION ALL
  SELECT ROW('selected', s.oid)::pg_catalog.text FROM selected s
  UNION ALL
  SELECT ROW('inherits', i.inhrelid, i.inhparent)::pg_catalog.text
  FROM pg_catalog.pg_inherits i WHERE i.inhparent IN (SELECT t.oid FROM tree t UNION ALL SELECT r.oid FROM relation r)
  UNION ALL
  SELECT ROW('relation', c.oid, n.nspname, c.relname, c.relkind, c.reloptions, c.relispopulated)::pg_catalog.text
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid IN (SELECT r.oid FROM relation r)
  UNION ALL
  SELECT ROW('column', a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attndims, a.attcollation,
             a.attnotnull, a.attgenerated, a.attidentity, a.attisdropped, a.attoptions)::pg_catalog.text
  FROM pg_catalog.pg_attribute a
  WHERE a.attrelid IN (SELECT r.oid FROM relation r) AND a.attnum > 0
  UNION ALL
  SELECT ROW('rule', w.ev_class, w.rulename, w.ev_type, w.is_instead, w.ev_qual::pg_catalog.text,
             pg_catalog.hashtextextended(w.ev_action::pg_catalog.text COLLATE pg_catalog."C", 0))::pg_catalog.text
  FROM pg_catalog.pg_rewrite w
  WHERE w.ev_class IN (SELECT r.oid FROM relation r)
  UNION ALL
  SELECT ROW('trigger', g.tgrelid, g.tgtype)::pg_catalog.text
  FROM pg_catalog.pg_trigger g
  WHERE g.tgrelid IN (SELECT r.oid FROM relation r)
  UNION ALL
  SELECT ROW('comment', d.objoid, d.objsubid, d.description)::pg_catalog.text
  FROM pg_catalog.pg_description d
  WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objoid IN (SELECT s.oid FROM selected s)
  UNION ALL
  SELECT ROW('index', i.*)::pg_catalog.text
  FROM pg_catalog.pg_index i
  WHERE i.indrelid IN (SELECT r.oid FROM relation r)
  UNION ALL
  SELECT ROW('constraint', k.conrelid, k.conname, k.contype, k.convalidated, k.conkey, k.conindid)::pg_catalog.text
  FROM pg_catalog.pg_constraint k
  WHERE k.conrelid IN (SELECT r.oid FROM relation r) AND k.contype IN ('p', 'u', 'n')
  UNION ALL
  SELECT ROW('type', t.oid, n.nspname, t.typname, t.typtype, t.typrelid, t.typelem, t.typarray, t.typbasetype,
             t.typtypmod, t.typndims, t.typcollation)::pg_catalog.text
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  WHERE t.oid IN (SELECT u.oid FROM type u)
  UNION ALL
  SELECT ROW('label', l.enumtypid, l.enumsortorder, l.enumlabel)::pg_catalog.text
  FROM pg_catalog.pg_enum l
  WHERE l.enumtypid IN (SELECT u.oid FROM type u)
  UNION ALL
  SELECT ROW('range', g.*)::pg_catalog.text
  FROM pg_catalog.pg_range g
  WHERE g.rngtypid IN (SELECT u.oid FROM type u)
  UNION ALL
  SELECT ROW('collation', k.oid, n.nspname, k.collname, k.collisdeterministic)::pg_catalog.text
  FROM pg_catalog.pg_collation k
  JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace
  WHERE k.oid IN (SELECT r.oid FROM reach r WHERE r.class = 'pg_catalog.pg_collation'::pg_catalog.regclass)
  UNION ALL
  SELECT ROW('other', r.class, r.oid, o.type, o.identity)::pg_catalog.text
  FROM reach r
  CROSS JOIN LATERAL pg_catalog.pg_identify_object(r.class, r.oid, 0) o
  WHERE r.class NOT IN (
    'pg_catalog.pg_class'::pg_catalog.regclass,
    'pg_catalog.pg_type'::pg_catalog.regclass,
    'pg_catalog.pg_rewrite'::pg_catalog.regclass,
    'pg_catalog.pg_collation'::pg_catalog.regclass)
)
SELECT pg_catalog.md5(pg_catalog.string_agg(f.line, E'\n' ORDER BY f.line COLLATE pg_catalog."C")) AS fingerprint
FROM fact f
