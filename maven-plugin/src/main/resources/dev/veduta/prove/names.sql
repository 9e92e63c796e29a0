-- The relations of these names; a name that is not there has no row.
SELECT c.oid, n.nspname, c.relname
FROM ROWS FROM (
  pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])
) AS asked (schema, name)
JOIN pg_catalog.pg_namespace n ON n.nspname = asked.schema
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = asked.name
