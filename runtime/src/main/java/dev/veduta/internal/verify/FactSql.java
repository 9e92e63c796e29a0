package dev.veduta.internal.verify;

import dev.veduta.query.Sql;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Fact;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The question of what became of facts. A row for each: its place in the list, what is wrong
 * whatever it was before, the columns of the index, the condition of the index.
 */
final class FactSql {
  /**
   * Says the same under any search_path, and on each server since 13: which NOT NULL is not
   * validated is only ever said since 18, NULLS NOT DISTINCT since 15. Only a b-tree is unique in
   * SQL's sense: a GiST index of WITHOUT OVERLAPS is marked so too. An index compares as the
   * database does if the equality of its operator class is that of the type's own class, and if it
   * takes the same strings for equal as the column does.
   */
  private static final String SELECT =
      """
      select f.place,
        case
          when f.kind operator(pg_catalog.=) 'NOT_NULL' then
            case
              when a.attnum is null then 'is gone'
              when not n.here then 'is no longer NOT NULL'
              when not n.everywhere then 'may be null in a table that inherits from it'
              when not n.validated then 'is NOT NULL by a constraint that is not validated'
            end
          when x.indexrelid is null then 'is gone'
          when not x.indisunique then 'is no longer unique'
          when not (x.indisvalid and x.indisready and x.indislive) then 'is not valid'
          when not x.indimmediate then 'is deferrable'
          when x.indpred is not null and f.predicate is null then 'is partial'
          when x.indexprs is not null then 'is over an expression'
          when m.amname operator(pg_catalog.<>) 'btree' then 'is not a btree'
          when f.kind operator(pg_catalog.=) 'PRIMARY_KEY' and not x.indisprimary
            then 'is no longer the primary key'
          when f.nulls_equal and not coalesce(
              pg_catalog.to_jsonb(x) operator(pg_catalog.->>) 'indnullsnotdistinct'
                operator(pg_catalog.=) 'true', false)
            then 'does not hold two nulls for equal'
          when not k.compares then 'compares otherwise than the database'
          when not f.alone and c.relkind operator(pg_catalog.=) 'r' and exists (
              select from pg_catalog.pg_inherits i where i.inhparent operator(pg_catalog.=) c.oid)
            then 'does not span the tables that inherit from it'
        end,
        k.columns,
        pg_catalog.pg_get_expr(x.indpred, case when path.emptied is not null then x.indrelid end)
      from unnest(""";

  private static final String JOINS =
      """
      ) with ordinality as f (kind, schema, relation, name, predicate, nulls_equal, alone, place)
      cross join (select pg_catalog.set_config('search_path', '', true)) as path (emptied)
      left join pg_catalog.pg_namespace s on s.nspname operator(pg_catalog.=) f.schema
      left join pg_catalog.pg_class c
        on c.relnamespace operator(pg_catalog.=) s.oid
        and c.relname operator(pg_catalog.=) f.relation
      left join pg_catalog.pg_attribute a
        on a.attrelid operator(pg_catalog.=) c.oid
        and a.attname operator(pg_catalog.=) f.name
        and a.attnum operator(pg_catalog.>) 0
        and not a.attisdropped
      left join lateral (
        with recursive family (member) as (
          select c.oid
          union
          select i.inhrelid
          from family
          join pg_catalog.pg_inherits i on i.inhparent operator(pg_catalog.=) family.member
          where not f.alone)
        select
          pg_catalog.bool_and(e.enforced) filter (where e.member operator(pg_catalog.=) c.oid),
          pg_catalog.bool_and(e.enforced),
          pg_catalog.bool_and(e.validated)
        from (
          select o.oid,
            o.relkind operator(pg_catalog.<>) 'f' and b.attnotnull,
            not exists (
              select from pg_catalog.pg_constraint v
              where v.conrelid operator(pg_catalog.=) o.oid
                and v.contype operator(pg_catalog.=) 'n'
                and b.attnum operator(pg_catalog.=) any (v.conkey)
                and not v.convalidated)
          from family
          join pg_catalog.pg_class o on o.oid operator(pg_catalog.=) family.member
          join pg_catalog.pg_attribute b
            on b.attrelid operator(pg_catalog.=) o.oid
            and b.attname operator(pg_catalog.=) a.attname
            and not b.attisdropped
        ) e (member, enforced, validated)
      ) n (here, everywhere, validated) on f.kind operator(pg_catalog.=) 'NOT_NULL'
      left join pg_catalog.pg_class i
        on i.relnamespace operator(pg_catalog.=) s.oid
        and i.relname operator(pg_catalog.=) f.name
      left join pg_catalog.pg_index x
        on x.indexrelid operator(pg_catalog.=) i.oid
        and x.indrelid operator(pg_catalog.=) c.oid
      left join pg_catalog.pg_am m on m.oid operator(pg_catalog.=) i.relam
      left join lateral (
        select
          pg_catalog.array_agg(y.attname::pg_catalog.text order by at),
          pg_catalog.bool_and(
            q.amopopr operator(pg_catalog.=) d.amopopr
            and (
              x.indcollation[at] operator(pg_catalog.=) y.attcollation
              or not exists (
                select from pg_catalog.pg_collation l
                where l.oid operator(pg_catalog.=) any (array[x.indcollation[at], y.attcollation])
                  and not l.collisdeterministic)))
        from pg_catalog.generate_series(0, x.indnkeyatts operator(pg_catalog.-) 1) at
        left join pg_catalog.pg_attribute y
          on y.attrelid operator(pg_catalog.=) c.oid
          and y.attnum operator(pg_catalog.=) x.indkey[at]
        left join pg_catalog.pg_opclass g on g.oid operator(pg_catalog.=) x.indclass[at]
        left join pg_catalog.pg_amop q
          on q.amopfamily operator(pg_catalog.=) g.opcfamily
          and q.amoplefttype operator(pg_catalog.=) g.opcintype
          and q.amoprighttype operator(pg_catalog.=) g.opcintype
          and q.amopstrategy operator(pg_catalog.=) 3
        left join pg_catalog.pg_opclass t
          on t.opcintype operator(pg_catalog.=) g.opcintype
          and t.opcmethod operator(pg_catalog.=) g.opcmethod
          and t.opcdefault
        left join pg_catalog.pg_amop d
          on d.amopfamily operator(pg_catalog.=) t.opcfamily
          and d.amoplefttype operator(pg_catalog.=) g.opcintype
          and d.amoprighttype operator(pg_catalog.=) g.opcintype
          and d.amopstrategy operator(pg_catalog.=) 3
      ) k (columns, compares) on x.indexrelid is not null
      """;

  private FactSql() {}

  static Sql of(List<Fact> facts) {
    return Sql.of(SELECT)
        .then(array(facts, SqlTypes.TEXT, fact -> fact.kind().name()))
        .then(", ")
        .then(array(facts, SqlTypes.TEXT, Fact::schema))
        .then(", ")
        .then(array(facts, SqlTypes.TEXT, Fact::relation))
        .then(", ")
        .then(array(facts, SqlTypes.TEXT, Fact::name))
        .then(", ")
        .then(array(facts, SqlTypes.TEXT, Fact::predicate))
        .then(", ")
        .then(array(facts, SqlTypes.BOOL, Fact::nullsEqual))
        .then(", ")
        .then(array(facts, SqlTypes.BOOL, Fact::alone))
        .then(JOINS);
  }

  private static <T> Sql array(
      List<Fact> facts, SqlType<T> type, Function<Fact, @Nullable T> part) {
    return Sql.bind(SqlTypes.array(type), facts.stream().map(part).toList());
  }
}
