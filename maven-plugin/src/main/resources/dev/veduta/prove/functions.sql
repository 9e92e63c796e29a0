-- What these functions are. Below 16384 are those that PostgreSQL brings. A default that an argument
-- has is put into the call only when that is planned, so no rule shows what it calls. Parameter: their
-- oids.
WITH RECURSIVE called AS (
  SELECT f.oid AS function, f.oid AS calls
  FROM pg_catalog.unnest(?::pg_catalog.oid[]) AS f(oid)
  UNION
  SELECT c.function, m.match[1]::pg_catalog.oid
  FROM called c
  JOIN pg_catalog.pg_proc p ON p.oid = c.calls AND p.proargdefaults IS NOT NULL
  CROSS JOIN LATERAL pg_catalog.regexp_matches(
    p.proargdefaults::pg_catalog.text, ':(?:funcid|opfuncid) (\d+)', 'g') AS m(match)
)
SELECT p.oid,
       p.proname,
       p.prosrc,
       l.lanname = 'internal' AS internal,
       pg_catalog.oidvectortypes(p.proargtypes) AS arguments,
       p.oid < 16384 AND n.nspname = 'pg_catalog' AS built_in,
       p.proisstrict,
       EXISTS (
         SELECT FROM called c
         JOIN pg_catalog.pg_proc d ON d.oid = c.calls
         WHERE c.function = p.oid AND d.provolatile = 'v'
       ) AS volatile
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.oid IN (SELECT c.function FROM called c)
