-- What views are made of beside their names, as the statements that make it again, in order.
-- Servers 13 to 18, with pg_catalog alone on the search path. What not every version has is read
-- through to_jsonb. Parameter: the views' oids.
--
-- needs: columns without which a statement has no object. part: an index, as it is quoted.
-- undo: what takes a statement back, and nothing else with it; null where only a new view does.
with
wanted as (
  select c.*, format('%I.%I', n.nspname, c.relname) as qualified,
    case c.relkind when 'm' then 'materialized view' else 'view' end as word,
    current_user::regrole::oid as maker
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.oid = any (?::int8[]::oid[])
),
attributes as (
  select w.oid, w.qualified, w.word, w.relkind, w.relowner, a.attnum, a.attname, a.attacl,
    a.attoptions, array[a.attname::text] as needs,
    (to_jsonb(a) ->> 'attstattarget')::int as target,
    case when a.attstorage <> t.typstorage then
      case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main'
        else 'extended' end
    end as storage,
    case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main'
      else 'extended' end as own_storage,
    case to_jsonb(a) ->> 'attcompression' when 'p' then 'pglz' when 'l' then 'lz4' end
      as compression
  from wanted w
  join pg_attribute a on a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
),
options as (
  select w.oid, string_agg(format('%s%I=%L', o.prefix, split_part(o.option, '=', 1),
      substr(o.option, strpos(o.option, '=') + 1)), ', ' order by o.prefix, o.option) as listed
  from wanted w
  left join pg_class toast on toast.oid = w.reltoastrelid
  cross join lateral (
    select '' as prefix, unnest(w.reloptions) as option
    union all
    select 'toast.', unnest(toast.reloptions)
  ) o
  group by w.oid
),
indexes as (
  select w.oid, w.qualified, x.oid as index, x.relname, x.reltablespace, i.indisclustered,
    i.indisreplident, format('%I.%I', n.nspname, x.relname) as name, quote_ident(x.relname) as part,
    array(
      select a.attname::text
      from pg_depend d
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where d.classid = 'pg_class'::regclass and d.objid = x.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjid = w.oid
    ) as needs
  from wanted w
  join pg_index i on i.indrelid = w.oid and i.indisvalid
  join pg_class x on x.oid = i.indexrelid
  join pg_namespace n on n.oid = x.relnamespace
),
extended as (
  select w.oid, s.oid as statistics, s.stxowner, w.maker,
    format('%I.%I', n.nspname, s.stxname) as name,
    (to_jsonb(s) ->> 'stxstattarget')::int as target,
    array(
      select a.attname::text
      from pg_depend d
      join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      where d.classid = 'pg_statistic_ext'::regclass and d.objid = s.oid
        and d.refclassid = 'pg_class'::regclass and d.refobjid = w.oid
    ) as needs
  from wanted w
  join pg_statistic_ext s on s.stxrelid = w.oid
  join pg_namespace n on n.oid = s.stxnamespace
),
-- Who gets privileges on whatever the maker makes (ALTER DEFAULT PRIVILEGES).
given as (
  select w.oid,
    string_agg(distinct case e.grantee when 0 then 'public' else quote_ident(r.rolname) end, ', ')
      as grantees
  from wanted w
  join pg_default_acl d on d.defaclrole = w.maker and d.defaclobjtype = 'r'
    and d.defaclnamespace in (0, w.relnamespace)
  cross join lateral aclexplode(d.defaclacl) e
  left join pg_roles r on r.oid = e.grantee
  group by w.oid
),
-- Whose owners have what owners get by themselves, so that there is nothing to say of it.
ordinary as (
  select w.oid
  from wanted w
  where w.relacl is not null
    and not exists (
      select from pg_default_acl d
      where d.defaclrole = w.maker and d.defaclobjtype = 'r'
        and d.defaclnamespace in (0, w.relnamespace))
    and not exists (
      select e.privilege_type from aclexplode(acldefault('r', w.relowner)) e
      except
      select e.privilege_type from aclexplode(w.relacl) e
      where e.grantee = w.relowner and e.grantor = w.relowner and not e.is_grantable)
),
privileges as (
  select w.oid, w.qualified, w.relowner, w.maker, e.grantor, e.grantee, e.is_grantable,
    null::name as attname, lower(e.privilege_type) as privilege, e.place
  from wanted w
  left join given g on g.oid = w.oid
  cross join lateral aclexplode(coalesce(w.relacl, acldefault('r', w.relowner)))
    with ordinality e (grantor, grantee, privilege_type, is_grantable, place)
  where (w.relacl is not null or g.oid is not null)
    and not (e.grantee = w.relowner and e.grantor = w.relowner and not e.is_grantable
      and w.oid in (select o.oid from ordinary o))
  union all
  select w.oid, w.qualified, w.relowner, w.maker, e.grantor, e.grantee, e.is_grantable,
    a.attname, lower(e.privilege_type), 1000 + e.place
  from wanted w
  join attributes a on a.oid = w.oid
  cross join lateral aclexplode(a.attacl)
    with ordinality e (grantor, grantee, privilege_type, is_grantable, place)
),
grants as (
  select p.oid, p.relowner, p.maker, p.grantor, min(p.place) as place,
    case when p.attname is not null then array[p.attname::text] end as needs,
    format('%s on table %s',
      string_agg(p.privilege || case when p.attname is null then ''
        else format(' (%I)', p.attname) end, ', ' order by p.place),
      p.qualified) as what,
    case p.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(p.grantee)) end as who,
    case when p.is_grantable then ' with grant option' else '' end as how
  from privileges p
  group by p.oid, p.qualified, p.relowner, p.maker, p.grantor, p.grantee, p.is_grantable, p.attname
),
steps (oid, step, place, part, needs, sql, undo) as (
  select w.oid, 0, 0::bigint, null, null::text[],
    case w.relkind when 'm'
      then format('create materialized view %s using %I%s%s as', w.qualified,
        (select m.amname from pg_am m where m.oid = w.relam),
        ' with (' || o.listed || ')',
        ' tablespace ' || (
          select quote_ident(t.spcname) from pg_tablespace t where t.oid = w.reltablespace))
      else format('create view %s%s as', w.qualified, ' with (' || o.listed || ')')
    end, null
  from wanted w
  left join options o on o.oid = w.oid
  union all
  select w.oid, 1, 0, null, null, pg_get_viewdef(w.oid), null
  from wanted w
  union all
  select a.oid, 2, a.attnum, null, a.needs,
    format('alter view %s alter column %I set default %s', a.qualified, a.attname,
      pg_get_expr(d.adbin, d.adrelid)),
    format('alter view %s alter column %I drop default', a.qualified, a.attname)
  from attributes a
  join pg_attrdef d on d.adrelid = a.oid and d.adnum = a.attnum
  union all
  select w.oid, 3, row_number() over (order by r.rulename), null, null, pg_get_ruledef(r.oid), null
  from wanted w
  join pg_rewrite r on r.ev_class = w.oid and r.rulename <> '_RETURN'
  union all
  select w.oid, 4, row_number() over (order by t.tgname), null, null, pg_get_triggerdef(t.oid), null
  from wanted w
  join pg_trigger t on t.tgrelid = w.oid and not t.tgisinternal
  union all
  select i.oid, 5, row_number() over (order by i.relname), i.part, i.needs,
    pg_get_indexdef(i.index), 'drop index ' || i.name
  from indexes i
  union all
  select i.oid, 6, 0, i.part, i.needs, format('alter index %s set tablespace %I', i.name, t.spcname),
    null
  from indexes i
  join pg_tablespace t on t.oid = i.reltablespace
  union all
  select i.oid, 6, 1, i.part, i.needs,
    format('alter materialized view %s cluster on %I', i.qualified, i.relname),
    format('alter materialized view %s set without cluster', i.qualified)
  from indexes i
  where i.indisclustered
  union all
  select i.oid, 6, 2, i.part, i.needs,
    format('alter index %s alter column %s set statistics %s', i.name, a.attnum,
      to_jsonb(a) ->> 'attstattarget'),
    format('alter index %s alter column %s set statistics -1', i.name, a.attnum)
  from indexes i
  join pg_attribute a on a.attrelid = i.index and (to_jsonb(a) ->> 'attstattarget')::int >= 0
  where exists (
    select from pg_index x where x.indexrelid = i.index and x.indkey[a.attnum - 1] = 0)
  union all
  select i.oid, 6, 3, i.part, i.needs, format('comment on index %s is %L', i.name, d.description),
    format('comment on index %s is null', i.name)
  from indexes i
  join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = i.index
    and d.objsubid = 0
  union all
  select a.oid, 7, a.attnum, null, a.needs,
    format('alter materialized view %s alter column %I set %s', a.qualified, a.attname, s.setting),
    format('alter materialized view %s alter column %I %s', a.qualified, a.attname, s.back)
  from attributes a
  cross join lateral (values
    ('statistics ' || case when a.target >= 0 then a.target end, 'set statistics -1'),
    ('storage ' || a.storage, 'set storage ' || a.own_storage),
    ('compression ' || a.compression, 'set compression default'),
    ('(' || (
      select string_agg(format('%I=%L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)),
        ', ')
      from unnest(a.attoptions) o) || ')', 'reset (' || (
      select string_agg(quote_ident(split_part(o, '=', 1)), ', ')
      from unnest(a.attoptions) o) || ')')) s (setting, back)
  where a.relkind = 'm' and s.setting is not null
  union all
  select w.oid, 8, 0, i.part, i.needs,
    format('alter materialized view %s replica identity %s', w.qualified,
      case w.relreplident when 'f' then 'full' when 'n' then 'nothing'
        else 'using index ' || i.part end),
    format('alter materialized view %s replica identity default', w.qualified)
  from wanted w
  left join indexes i on i.oid = w.oid and i.indisreplident
  where w.relkind = 'm' and w.relreplident in ('f', 'i')
  union all
  select e.oid, 9, row_number() over (order by e.name), null, e.needs,
    pg_get_statisticsobjdef(e.statistics), null
  from extended e
  union all
  select e.oid, 10, 0, null, e.needs, format('alter statistics %s set statistics %s', e.name,
    e.target), format('alter statistics %s set statistics -1', e.name)
  from extended e
  where e.target >= 0
  union all
  select e.oid, 10, 1, null, e.needs, format('comment on statistics %s is %L', e.name,
    d.description), format('comment on statistics %s is null', e.name)
  from extended e
  join pg_description d on d.classoid = 'pg_statistic_ext'::regclass and d.objoid = e.statistics
  union all
  select e.oid, 10, 2, null, e.needs, format('alter statistics %s owner to %I', e.name,
    pg_get_userbyid(e.stxowner)), null
  from extended e
  where e.stxowner <> e.maker
  union all
  select w.oid, 11, 0, null, null, format('comment on %s %s is %L', w.word, w.qualified,
    d.description), format('comment on %s %s is null', w.word, w.qualified)
  from wanted w
  join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = w.oid
    and d.objsubid = 0
  union all
  select a.oid, 11, a.attnum, null, a.needs, format('comment on column %s.%I is %L', a.qualified,
    a.attname, d.description), format('comment on column %s.%I is null', a.qualified, a.attname)
  from attributes a
  join pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = a.oid
    and d.objsubid = a.attnum
  union all
  select w.oid, 12, 0, null, null, format('comment on rule %I on %s is %L', r.rulename,
    w.qualified, d.description), format('comment on rule %I on %s is null', r.rulename, w.qualified)
  from wanted w
  join pg_rewrite r on r.ev_class = w.oid
  join pg_description d on d.classoid = 'pg_rewrite'::regclass and d.objoid = r.oid
  union all
  select w.oid, 12, 1, null, null, format('comment on trigger %I on %s is %L', t.tgname,
    w.qualified, d.description), format('comment on trigger %I on %s is null', t.tgname, w.qualified)
  from wanted w
  join pg_trigger t on t.tgrelid = w.oid and not t.tgisinternal
  join pg_description d on d.classoid = 'pg_trigger'::regclass and d.objoid = t.oid
  union all
  select w.oid, 13, 0, null, null, format('revoke all on table %s from %s', w.qualified,
    g.grantees), null
  from wanted w
  join given g on g.oid = w.oid
  union all
  select w.oid, 14, 0, null, null, format('alter %s %s owner to %I', w.word, w.qualified,
    pg_get_userbyid(w.relowner)), null
  from wanted w
  where w.relowner <> w.maker
  union all
  select w.oid, 15, 0, null, null, format('revoke all on table %s from %I', w.qualified,
    pg_get_userbyid(w.relowner)), null
  from wanted w
  left join given g on g.oid = w.oid
  where (w.relacl is not null or g.oid is not null) and w.oid not in (select o.oid from ordinary o)
  union all
  select g.oid, 16, g.place, null, g.needs,
    case when g.grantor = g.relowner then format('grant %s to %s%s', g.what, g.who, g.how)
      else format(E'set local role %I;\ngrant %s to %s%s;\nset local role %I',
        pg_get_userbyid(g.grantor), g.what, g.who, g.how, pg_get_userbyid(g.maker))
    end,
    case when g.grantor = g.relowner then format('revoke %s from %s', g.what, g.who) end
  from grants g
)
select s.oid::bigint, s.step, s.part, s.needs, rtrim(s.sql, E'; \n'), s.undo
from steps s
order by s.oid, s.step,
  s.step = 16 and s.sql like 'set local role %', s.place, s.sql
