-- What equality depends on besides types: collations under which different strings are equal, and the b-tree families
-- whose equality between two types is as good as that of one.
-- That between dates and times is not: it depends on the time zone, and two dates can equal one timestamptz.
SELECT true AS is_collation, c.oid
FROM pg_catalog.pg_collation c
WHERE NOT c.collisdeterministic
UNION ALL
SELECT false, f.oid
FROM pg_catalog.pg_opfamily f
JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod AND m.amname = 'btree'
JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace AND n.nspname = 'pg_catalog'
WHERE f.opfname IN ('integer_ops', 'float_ops', 'text_ops')
