-- All that makes the views of these schemas what they are, but their oids, in lines.
with v as (
  select c.*, format('%s %I.%I', c.relkind, n.nspname, c.relname) as named
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('v', 'm') and n.nspname = any (?)
)
select named || ' is ' || pg_get_viewdef(oid, true) from v
union all
select format('%s options %s owner %s am %s populated %s replica %s space %s', named,
  array(select unnest(reloptions) order by 1), relowner::regrole, relam, relispopulated,
  relreplident, reltablespace) from v
union all
select named || ' toast ' || t.reloptions::text from v join pg_class t on t.oid = v.reltoastrelid
where t.reloptions is not null
union all
select format('%s column %s %I %s coll %s stats %s storage %s comp %s opts %s', named,
  attnum, attname, format_type(atttypid, atttypmod), attcollation,
  to_jsonb(a) ->> 'attstattarget', attstorage, to_jsonb(a) ->> 'attcompression', attoptions)
from v join pg_attribute a on attrelid = v.oid and attnum > 0
union all
select format('%s acl %s %s %s %s by %s', named, 'table', e.grantee::regrole,
  e.privilege_type, e.is_grantable, e.grantor::regrole)
from v, aclexplode(coalesce(relacl, acldefault('r', relowner))) e
union all
select format('%s acl %s %s %s %s by %s', named, attname, e.grantee::regrole,
  e.privilege_type, e.is_grantable, e.grantor::regrole)
from v join pg_attribute a on attrelid = v.oid, aclexplode(attacl) e
union all
select format('%s comment %s %s', named, objsubid, description)
from v join pg_description on objoid = v.oid and classoid = 'pg_class'::regclass
union all
select format('%s index %s clustered %s space %s comment %s stats %s ident %s', named,
  pg_get_indexdef(indexrelid), indisclustered, x.reltablespace,
  obj_description(indexrelid, 'pg_class'),
  array(select to_jsonb(a) ->> 'attstattarget' from pg_attribute a
    where attrelid = indexrelid order by attnum), indisreplident)
from v join pg_index on indrelid = v.oid join pg_class x on x.oid = indexrelid
union all
select format('%s default %s %s', named, adnum, pg_get_expr(adbin, adrelid))
from v join pg_attrdef on adrelid = v.oid
union all
select format('%s rule %s %s', named, pg_get_ruledef(r.oid),
  obj_description(r.oid, 'pg_rewrite'))
from v join pg_rewrite r on ev_class = v.oid and rulename <> '_RETURN'
union all
select format('%s trigger %s %s', named, pg_get_triggerdef(t.oid),
  obj_description(t.oid, 'pg_trigger'))
from v join pg_trigger t on tgrelid = v.oid
union all
select format('%s statistics %s %s %s %s', named, pg_get_statisticsobjdef(s.oid),
  to_jsonb(s) ->> 'stxstattarget', stxowner::regrole, obj_description(s.oid, 'pg_statistic_ext'))
from v join pg_statistic_ext s on stxrelid = v.oid
order by 1
