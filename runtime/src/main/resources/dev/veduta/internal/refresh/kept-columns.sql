-- The columns of a view beside those of the table that keeps its rows: what type each has, and the
-- operator that tells equal values of a column of the primary key. Servers 13 to 18; says the same
-- under any search path. Parameters: the table's oid; the view's
-- name, quoted.
select a.attname,
  pg_catalog.concat(pg_catalog.format_type(a.atttypid, a.atttypmod), ac.collated),
  case when t.attname is not null then
    pg_catalog.concat(pg_catalog.format_type(t.atttypid, t.atttypmod), tc.collated) end,
  case when o.oid is not null then
    pg_catalog.format('operator(%I.%s)', os.nspname, o.oprname) end,
  x.indnkeyatts
from pg_catalog.pg_attribute a
cross join (values (?::pg_catalog.int8::pg_catalog.oid)) as kept(oid)
left join pg_catalog.pg_attribute t
  on t.attrelid operator(pg_catalog.=) kept.oid
  and t.attname operator(pg_catalog.=) a.attname
  and t.attnum operator(pg_catalog.>) 0
  and not t.attisdropped
  and t.attgenerated operator(pg_catalog.=) ''
left join lateral (
  select pg_catalog.format(' collate %I.%I', n.nspname, c.collname)
  from pg_catalog.pg_collation c
  join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.collnamespace
  where c.oid operator(pg_catalog.=) a.attcollation and c.collname operator(pg_catalog.<>) 'default'
) as ac(collated) on true
left join lateral (
  select pg_catalog.format(' collate %I.%I', n.nspname, c.collname)
  from pg_catalog.pg_collation c
  join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.collnamespace
  where c.oid operator(pg_catalog.=) t.attcollation and c.collname operator(pg_catalog.<>) 'default'
) as tc(collated) on true
left join pg_catalog.pg_index x
  on x.indrelid operator(pg_catalog.=) kept.oid and x.indisprimary and x.indimmediate
left join lateral rows from (pg_catalog.unnest(x.indkey), pg_catalog.unnest(x.indclass))
    as k(attnum, opclass)
  on k.attnum operator(pg_catalog.=) t.attnum and k.opclass is not null
left join pg_catalog.pg_opclass c on c.oid operator(pg_catalog.=) k.opclass
left join pg_catalog.pg_amop e
  on e.amopfamily operator(pg_catalog.=) c.opcfamily
  and e.amoplefttype operator(pg_catalog.=) c.opcintype
  and e.amoprighttype operator(pg_catalog.=) c.opcintype
  and e.amopstrategy operator(pg_catalog.=) 3
left join pg_catalog.pg_operator o on o.oid operator(pg_catalog.=) e.amopopr
left join pg_catalog.pg_namespace os on os.oid operator(pg_catalog.=) o.oprnamespace
where a.attrelid operator(pg_catalog.=) pg_catalog.to_regclass(?::pg_catalog.text)
  and a.attnum operator(pg_catalog.>) 0
  and not a.attisdropped
order by a.attnum
