-- Types, and for those that have one the equality by which they are grouped and sorted.
SELECT t.oid,
       t.typtype,
       t.typbasetype,
       t.typcategory,
       e.amopopr AS equality,
       o.opcfamily AS family
FROM pg_catalog.pg_type t
LEFT JOIN (
  pg_catalog.pg_opclass o
  JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod AND m.amname = 'btree'
  JOIN pg_catalog.pg_amop e
    ON e.amopfamily = o.opcfamily
   AND e.amoplefttype = o.opcintype
   AND e.amoprighttype = o.opcintype
   AND e.amopstrategy = 3
) ON o.opcintype = t.oid AND o.opcdefault
