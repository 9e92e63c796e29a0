-- What function is behind these operators, and the b-tree families in which they are the equality.
SELECT o.oid,
       o.oprcode::pg_catalog.oid AS function,
       o.oprleft = o.oprright AS one_type,
       ARRAY (
         SELECT a.amopfamily::pg_catalog.int8
         FROM pg_catalog.pg_amop a
         JOIN pg_catalog.pg_am m ON m.oid = a.amopmethod AND m.amname = 'btree'
         WHERE a.amopopr = o.oid AND a.amopstrategy = 3
         ORDER BY a.amopfamily
       ) AS families
FROM pg_catalog.pg_operator o
WHERE o.oid = ANY (?::pg_catalog.oid[])
