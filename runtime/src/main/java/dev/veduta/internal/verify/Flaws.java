package dev.veduta.internal.verify;

import dev.veduta.internal.jdbc.Statements;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks the database, in one statement, which facts do not hold in it. */
final class Flaws {
  /**
   * Says the same under any search_path, and on each server since 13: which NOT NULL is not
   * validated is only ever said since 18. Only a b-tree is unique in SQL's sense: a GiST index of
   * WITHOUT OVERLAPS is marked so too.
   */
  private static final String SELECT =
      """
      select f.place,
        case
          when f.kind operator(pg_catalog.=) 'NOT_NULL' then
            case
              when a.attnum is null then 'is gone'
              when not a.attnotnull or c.relkind operator(pg_catalog.=) 'f'
                then 'is no longer NOT NULL'
              when exists (
                select from pg_catalog.pg_constraint k
                where k.conrelid operator(pg_catalog.=) c.oid
                  and k.contype operator(pg_catalog.=) 'n'
                  and a.attnum operator(pg_catalog.=) any (k.conkey)
                  and not k.convalidated)
                then 'is NOT NULL by a constraint that is not validated'
            end
          when x.indexrelid is null then 'is gone'
          when not x.indisunique then 'is no longer unique'
          when not (x.indisvalid and x.indisready and x.indislive) then 'is not valid'
          when not x.indimmediate then 'is deferrable'
          when x.indpred is not null and f.kind operator(pg_catalog.<>) 'PARTIAL_UNIQUE_INDEX'
            then 'is partial'
          when x.indexprs is not null then 'is over an expression'
          when m.amname operator(pg_catalog.<>) 'btree' then 'is not a btree'
        end
      from unnest(""";

  private static final String JOINS =
      """
      ) with ordinality as f (kind, schema, relation, name, place)
      left join pg_catalog.pg_namespace s on s.nspname operator(pg_catalog.=) f.schema
      left join pg_catalog.pg_class c
        on c.relnamespace operator(pg_catalog.=) s.oid
        and c.relname operator(pg_catalog.=) f.relation
      left join pg_catalog.pg_attribute a
        on a.attrelid operator(pg_catalog.=) c.oid
        and a.attname operator(pg_catalog.=) f.name
        and a.attnum operator(pg_catalog.>) 0
        and not a.attisdropped
      left join pg_catalog.pg_class i
        on i.relnamespace operator(pg_catalog.=) s.oid
        and i.relname operator(pg_catalog.=) f.name
      left join pg_catalog.pg_index x
        on x.indexrelid operator(pg_catalog.=) i.oid
        and x.indrelid operator(pg_catalog.=) c.oid
      left join pg_catalog.pg_am m on m.oid operator(pg_catalog.=) i.relam
      """;

  private Flaws() {}

  /** What is wrong with a fact, in words, for each that does not hold. */
  static Map<Fact, String> of(Connection connection, List<Fact> facts) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, sql(facts));
        ResultSet rows = statement.executeQuery()) {
      Map<Fact, String> flaws = new HashMap<>();
      while (rows.next()) {
        String flaw = rows.getString(2);
        if (flaw != null) {
          flaws.put(facts.get(rows.getInt(1) - 1), flaw);
        }
      }
      return flaws;
    }
  }

  private static Sql sql(List<Fact> facts) {
    return Sql.of(SELECT)
        .then(array(facts, fact -> fact.kind().name()))
        .then(", ")
        .then(array(facts, Fact::schema))
        .then(", ")
        .then(array(facts, Fact::relation))
        .then(", ")
        .then(array(facts, Fact::name))
        .then(JOINS);
  }

  private static Sql array(List<Fact> facts, Function<Fact, String> part) {
    return Sql.bind(SqlTypes.array(SqlTypes.TEXT), facts.stream().map(part).toList());
  }
}
