-- What a role may not refresh: materialized views by name, and tables of these schemas that keep the
-- rows of views. Parameters: the role; schemas and names of materialized views; schemas.
--
-- A materialized view takes its owner, or MAINTAIN from 17 on. A table takes its owner or a member of
-- that role, and of superusers only the owner, as its triggers run as who refreshes it.
SELECT n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_roles r ON r.rolname = ?
WHERE CASE c.relkind
        WHEN 'm' THEN
          (n.nspname, c.relname) IN (
            SELECT w.schema, w.name
            FROM ROWS FROM (
              pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[])
            ) AS w (schema, name))
          AND NOT CASE
            WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 170000
              THEN pg_catalog.has_table_privilege(r.oid, c.oid, 'MAINTAIN')
            ELSE pg_catalog.pg_has_role(r.oid, c.relowner, 'USAGE')
          END
        WHEN 'r' THEN
          n.nspname = ANY (?::pg_catalog.text[])
          AND coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), '') ~ '(^|\s)@materializes[ \t]+\S'
          AND c.relowner <> r.oid
          AND (r.rolsuper OR NOT pg_catalog.pg_has_role(r.oid, c.relowner, 'USAGE'))
        ELSE false
      END
ORDER BY n.nspname, c.relname
