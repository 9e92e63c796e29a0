-- What these functions are. Below 16384 are those that PostgreSQL brings.
SELECT p.oid,
       p.proname,
       p.prosrc,
       l.lanname = 'internal' AS internal,
       pg_catalog.oidvectortypes(p.proargtypes) AS arguments,
       p.oid < 16384 AND n.nspname = 'pg_catalog' AS built_in,
       p.proisstrict,
       p.provolatile = 'v' AS volatile
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.oid = ANY (?::pg_catalog.oid[])
