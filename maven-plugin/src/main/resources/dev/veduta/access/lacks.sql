-- What a role lacks to read views, and to refresh those that are materialized. Servers 13 to 18, with
-- pg_catalog alone on the search path. Parameters: the role; schemas and names of the views.
--
-- Who reads a view needs a privilege on it, and its owner needs one on what it reads; with
-- security_invoker, whoever asked does, even through other views. What a materialized view reads
-- counts when it is refreshed, as its owner. Where a table keeps a view's rows, that is what is read;
-- who refreshes it reads the view and has to be the table's owner or a member of that role, and no
-- superuser beside that, as its triggers run as who writes.
with recursive
asking as (
  select r.oid, r.rolname from pg_roles r where r.rolname = ?
),
views as (
  select c.oid, c.relname, c.relkind, c.relowner, c.relnamespace, n.nspname,
    coalesce((select o.option_value in ('true', 'on', 'yes', '1')
      from pg_options_to_table(c.reloptions) o
      where o.option_name = 'security_invoker'), false) as invoker
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm')
),
tables as (
  select c.oid, c.relowner, format('%I.%I', n.nspname, c.relname) as qualified,
    (regexp_match(d.description, '(?:^|\s)@materializes[ \t]+(.*)$'))[1] as materializes
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
  where c.relkind = 'r'
),
wanted as (
  select v.*, t.oid as kept, t.relowner as keeper, t.qualified as keeping,
    v.relkind = 'm' or t.oid is not null as refreshed
  from rows from (unnest(?::text[]), unnest(?::text[])) w (schema, name)
  join views v on v.nspname = w.schema and v.relname = w.name
  left join lateral (
    select * from tables t
    where starts_with(t.materializes, format('"%s"."%s"', replace(v.nspname, '"', '""'),
        replace(v.relname, '"', '""')))
      or t.materializes ~ '^[\w$.]+' and substring(t.materializes, '^[\w$.]+')
        in (v.nspname || '.' || v.relname, v.nspname || '.' || v.relname || '.')
    order by t.oid
    limit 1
  ) t on v.relkind = 'v'
),
reads as (
  select distinct r.ev_class as view, d.refobjid as relation
  from pg_rewrite r
  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
    and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class and d.deptype = 'n'
  join pg_class c on c.oid = d.refobjid and c.relkind in ('r', 'p', 'f', 'v', 'm')
  where r.rulename = '_RETURN'
),
-- Which role has to be able to read what, for the one purpose and for the other.
needs (root, refreshing, asker, relation, role) as (
  select w.oid, w.refreshed, case w.relkind when 'm' then w.relowner else a.oid end,
    r.relation, case when w.invoker then a.oid else w.relowner end
  from wanted w
  cross join asking a
  join reads r on r.view = w.oid
  union
  select n.root, n.refreshing, n.asker, r.relation,
    case when v.invoker then n.asker else v.relowner end
  from needs n
  join views v on v.oid = n.relation and v.relkind = 'v'
  join reads r on r.view = v.oid
),
lacks (root, refreshing, place, lack, remedy) as (
  select w.oid, x.refreshing, 1, format('has no USAGE on its schema'),
    format('GRANT USAGE ON SCHEMA %I TO %I', w.nspname, a.rolname)
  from wanted w
  cross join asking a
  cross join (values (false), (true)) x (refreshing)
  where not has_schema_privilege(a.oid, w.relnamespace, 'USAGE')
  union all
  select w.oid, w.kept is not null, 2, 'has no SELECT on it',
    format('GRANT SELECT ON %I.%I TO %I', w.nspname, w.relname, a.rolname)
  from wanted w
  cross join asking a
  where not has_table_privilege(a.oid, w.oid, 'SELECT')
    and exists (
      select from pg_attribute c
      where c.attrelid = w.oid and c.attnum > 0
        and not has_column_privilege(a.oid, w.oid, c.attnum, 'SELECT'))
  union all
  select w.oid, false, 2, format('has no SELECT on %s, which keeps its rows', w.keeping),
    format('GRANT SELECT ON %s TO %I', w.keeping, a.rolname)
  from wanted w
  cross join asking a
  where w.kept is not null and not has_any_column_privilege(a.oid, w.kept, 'SELECT')
  union all
  select w.oid, true, 3,
    format('is neither the owner of %s, which keeps its rows, nor a member of that role that is no'
      ' superuser', w.keeping),
    format('GRANT %I TO %I', pg_get_userbyid(w.keeper), a.rolname)
  from wanted w
  join pg_roles a on a.oid = (select asking.oid from asking)
  where w.keeper <> a.oid and (a.rolsuper or not pg_has_role(a.oid, w.keeper, 'USAGE'))
  union all
  select w.oid, true, 3, 'has no MAINTAIN on it',
    format('GRANT MAINTAIN ON %I.%I TO %I', w.nspname, w.relname, a.rolname)
  from wanted w
  cross join asking a
  where current_setting('server_version_num')::int >= 170000 and w.relkind = 'm'
    and not case when current_setting('server_version_num')::int >= 170000
      then has_table_privilege(a.oid, w.oid, 'MAINTAIN') end
  union all
  select w.oid, true, 3, 'is not its owner, nor a member of that role',
    format('GRANT %I TO %I', pg_get_userbyid(w.relowner), a.rolname)
  from wanted w
  cross join asking a
  where current_setting('server_version_num')::int < 170000 and w.relkind = 'm'
    and not pg_has_role(a.oid, w.relowner, 'USAGE')
  union all
  select n.root, n.refreshing, 4,
    format('reads %I.%I through it, and %s has no SELECT on that', s.nspname, c.relname,
      case n.role when a.oid then 'it' else format('the owner %I', pg_get_userbyid(n.role)) end),
    format('GRANT SELECT ON %I.%I TO %I', s.nspname, c.relname, pg_get_userbyid(n.role))
  from needs n
  cross join asking a
  join pg_class c on c.oid = n.relation
  join pg_namespace s on s.oid = c.relnamespace
  where not has_any_column_privilege(n.role, n.relation, 'SELECT')
)
select w.nspname, w.relname, w.refreshed, l.refreshing, l.lack, l.remedy
from asking a
cross join wanted w
left join lacks l on l.root = w.oid and (w.refreshed or not l.refreshing)
order by w.nspname, w.relname, l.refreshing, l.place, l.lack
