-- Collations under which different strings are equal.
SELECT c.oid
FROM pg_catalog.pg_collation c
WHERE NOT c.collisdeterministic
