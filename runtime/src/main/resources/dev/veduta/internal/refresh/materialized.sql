-- What decides how materialized views can be refreshed, of those named. Servers 13 to 18; says the
-- same under any search path. The rules are those of PostgreSQL's matview.c.
select s.nspname, c.relname, c.relispopulated,
  case
    when pg_catalog.current_setting('server_version_num')::pg_catalog.int4
        operator(pg_catalog.>=) 170000
      then pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')
    else pg_catalog.pg_has_role(c.relowner, 'USAGE')
  end,
  i.relname,
  case
    when x.indpred is not null then 'is partial'
    when x.indexprs is not null then 'is over an expression'
    when not x.indimmediate then 'is deferrable'
    when not (x.indisvalid and x.indisready) then 'is not valid'
    when m.amname operator(pg_catalog.<>) 'btree' then 'is not a btree'
  end,
  c.oid::pg_catalog.int8
from pg_catalog.pg_class c
join pg_catalog.pg_namespace s on s.oid operator(pg_catalog.=) c.relnamespace
join rows from (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
    as wanted(schema, name)
  on s.nspname operator(pg_catalog.=) wanted.schema and c.relname operator(pg_catalog.=) wanted.name
left join pg_catalog.pg_index x
  on x.indrelid operator(pg_catalog.=) c.oid and x.indisunique
left join pg_catalog.pg_class i on i.oid operator(pg_catalog.=) x.indexrelid
left join pg_catalog.pg_am m on m.oid operator(pg_catalog.=) i.relam
where c.relkind operator(pg_catalog.=) 'm'
order by s.nspname, c.relname, i.relname
