-- Views that name columns of these, or of a join, by place: "from stats as s (item, reviews)" would
-- mean other columns when the order changes. Servers 13 to 18, with pg_catalog alone on the search
-- path. Parameters: oids of views that may do so; oids of views whose columns move.
select distinct pg_describe_object('pg_class'::regclass, r.ev_class, 0)
from pg_rewrite r
where r.ev_class = any (?::int8[]::oid[])
  and r.ev_action::text ~ (
    ':alias \{ALIAS :aliasname (\\.|[^{}\\])* :colnames \((\\.|[^{}\\])*\)\}'
    || ' :eref \{(\\.|[^{}\\])*\} :rtekind (2|0 :relid ('
    || array_to_string(?::int8[]::oid[], '|') || ')) ')
order by 1
