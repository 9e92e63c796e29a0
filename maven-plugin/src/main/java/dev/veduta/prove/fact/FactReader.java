package dev.veduta.prove.fact;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.QueryReader;
import dev.veduta.prove.query.UnknownQueryException;
import dev.veduta.prove.tree.Node;
import dev.veduta.prove.tree.NodeReader;
import dev.veduta.prove.tree.NodeSyntaxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Facts} and definitions from {@code pg_catalog}: a constant number of queries,
 * however many views. The caller sees to the search path.
 */
public final class FactReader {
  private final Connection connection;
  private final Map<Integer, Relation> relations = new TreeMap<>();
  private final Map<Integer, Definition> definitions = new TreeMap<>();
  private final Set<Integer> functions = new HashSet<>();
  private final Set<Integer> operators = new HashSet<>();
  private final Set<Integer> nondeterministic = new HashSet<>();
  private final Set<Integer> coherentFamilies = new HashSet<>();

  private FactReader(Connection connection) {
    this.connection = connection;
  }

  /** What a view is defined as, or why that is not known. */
  public sealed interface Definition {
    /** A query that was understood. */
    record Known(Query query) implements Definition {}

    /** One that was not, because of this part of it. */
    record NotKnown(String part) implements Definition {}
  }

  /** What was read: views by name, definitions and facts by object identifier. */
  public record Read(
      Map<QualifiedName, Integer> asked, Map<Integer, Definition> definitions, Facts facts) {}

  /** Reads all that these views reach. */
  public static Read read(Connection connection, Collection<QualifiedName> views)
      throws SQLException {
    return new FactReader(connection).read(views);
  }

  private Read read(Collection<QualifiedName> views) throws SQLException {
    Map<QualifiedName, Integer> asked = names(views);
    Set<Integer> missing = new HashSet<>(asked.values());
    while (!missing.isEmpty()) {
      missing = relations(missing);
    }
    Map<Integer, Map<Integer, Relation.Column>> columns = columns();
    Map<Integer, List<Relation.UniqueIndex>> indexes = indexes();
    relations.replaceAll(
        (oid, it) ->
            new Relation(
                oid,
                it.name(),
                it.kind(),
                it.action(),
                it.parent(),
                columns.getOrDefault(oid, Map.of()),
                indexes.getOrDefault(oid, List.of())));
    Map<Integer, Facts.Operator> operatorFacts = operators();
    operatorFacts.values().forEach(operator -> functions.add(operator.function()));
    equalities();
    Facts facts =
        new Facts(
            Map.copyOf(relations),
            functions(),
            operatorFacts,
            types(),
            Set.copyOf(nondeterministic),
            Set.copyOf(coherentFamilies));
    return new Read(asked, Map.copyOf(definitions), facts);
  }

  private Map<QualifiedName, Integer> names(Collection<QualifiedName> views) throws SQLException {
    Map<QualifiedName, Integer> names = new TreeMap<>();
    try (PreparedStatement statement = prepare("names.sql")) {
      statement.setArray(1, texts(views.stream().map(QualifiedName::schema).toList()));
      statement.setArray(2, texts(views.stream().map(QualifiedName::name).toList()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.put(
              new QualifiedName(row.getString("nspname"), row.getString("relname")),
              oid(row, "oid"));
        }
      }
    }
    return names;
  }

  private java.sql.Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  /** Reads these relations and what they reach; returns what turned out to be missing. */
  private Set<Integer> relations(Set<Integer> oids) throws SQLException {
    Set<Integer> named = new HashSet<>();
    Set<Integer> asked = new HashSet<>(oids);
    for (Defined view : defined(unknown(oids))) {
      definitions.put(view.oid(), view.definition());
      if (view.definition() instanceof Definition.Known known) {
        functions.addAll(known.query().routines().functions());
        operators.addAll(known.query().routines().operators());
        named.addAll(known.query().routines().relations());
      }
    }
    named.removeAll(relations.keySet());
    named.removeAll(asked);
    return named;
  }

  /** Reads these relations and what they reach; returns those that were not known yet. */
  private List<Relation> unknown(Set<Integer> oids) throws SQLException {
    List<Relation> unknown = new ArrayList<>();
    try (PreparedStatement statement = prepare("relations.sql", oids);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Relation relation = relation(row);
        if (relations.putIfAbsent(relation.oid(), relation) == null) {
          unknown.add(relation);
        }
      }
    }
    return unknown;
  }

  private record Defined(int oid, Definition definition) {}

  /** The views among these, with their definitions understood; on all cores. */
  private static List<Defined> defined(List<Relation> relations) {
    return relations.parallelStream()
        .flatMap(
            it ->
                Stream.ofNullable(it.action()).map(action -> new Defined(it.oid(), define(action))))
        .toList();
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(
        oid(row, "oid"),
        new QualifiedName(row.getString("nspname"), row.getString("relname")),
        row.getString("relkind").charAt(0),
        row.getString("action"),
        row.getBoolean("parent"),
        Map.of(),
        List.of());
  }

  private static Definition define(String action) {
    try {
      return new Definition.Known(QueryReader.read(NodeReader.read(action)));
    } catch (UnknownQueryException | NodeSyntaxException e) {
      return new Definition.NotKnown(String.valueOf(e.getMessage()));
    }
  }

  private Map<Integer, Map<Integer, Relation.Column>> columns() throws SQLException {
    Map<Integer, Map<Integer, Relation.Column>> columns = new HashMap<>();
    try (PreparedStatement statement = prepare("columns.sql", relations.keySet());
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Relation.Column column =
            new Relation.Column(
                row.getInt("attnum"),
                row.getString("attname"),
                oid(row, "atttypid"),
                oid(row, "attcollation"),
                row.getBoolean("alone"),
                row.getBoolean("inherited"),
                row.getBoolean("computed"));
        columns
            .computeIfAbsent(oid(row, "attrelid"), oid -> new TreeMap<>())
            .put(column.number(), column);
      }
    }
    return columns;
  }

  private Map<Integer, List<Relation.UniqueIndex>> indexes() throws SQLException {
    Map<Integer, List<Relation.UniqueIndex>> indexes = new HashMap<>();
    try (PreparedStatement statement = prepare("indexes.sql", relations.keySet());
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String predicate = row.getString("predicate");
        Node condition = predicate == null ? null : NodeReader.read(predicate);
        collect(condition);
        indexes
            .computeIfAbsent(oid(row, "indrelid"), oid -> new ArrayList<>())
            .add(
                new Relation.UniqueIndex(
                    row.getString("relname"),
                    "p".equals(row.getString("contype")),
                    row.getBoolean("one_null"),
                    condition,
                    row.getString("condition"),
                    numbers(row, "columns"),
                    numbers(row, "collations"),
                    numbers(row, "equalities")));
      }
    }
    return indexes;
  }

  private void collect(@Nullable Node predicate) {
    if (predicate != null) {
      Query.Routines routines = QueryReader.routines(predicate);
      functions.addAll(routines.functions());
      operators.addAll(routines.operators());
    }
  }

  private Map<Integer, Facts.Operator> operators() throws SQLException {
    Map<Integer, Facts.Operator> facts = new HashMap<>();
    try (PreparedStatement statement = prepare("operators.sql", operators);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        facts.put(
            oid(row, "oid"),
            new Facts.Operator(
                oid(row, "function"),
                row.getBoolean("one_type"),
                Set.copyOf(numbers(row, "families"))));
      }
    }
    return Map.copyOf(facts);
  }

  private Map<Integer, Facts.Function> functions() throws SQLException {
    Map<Integer, Facts.Function> facts = new HashMap<>();
    try (PreparedStatement statement = prepare("functions.sql", functions);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        facts.put(
            oid(row, "oid"),
            new Facts.Function(
                row.getString("proname"),
                row.getString("prosrc"),
                row.getBoolean("internal"),
                row.getString("arguments"),
                row.getBoolean("built_in"),
                row.getBoolean("proisstrict"),
                row.getBoolean("volatile")));
      }
    }
    return Map.copyOf(facts);
  }

  private Map<Integer, Facts.Type> types() throws SQLException {
    Map<Integer, Facts.Type> facts = new HashMap<>();
    try (PreparedStatement statement = prepare("types.sql");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        facts.put(
            oid(row, "oid"),
            new Facts.Type(
                row.getString("typtype").charAt(0),
                oid(row, "typbasetype"),
                row.getString("typcategory").charAt(0),
                oid(row, "equality"),
                oid(row, "family")));
      }
    }
    return Map.copyOf(facts);
  }

  private void equalities() throws SQLException {
    try (PreparedStatement statement = prepare("equalities.sql");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        (row.getBoolean("is_collation") ? nondeterministic : coherentFamilies).add(oid(row, "oid"));
      }
    }
  }

  private PreparedStatement prepare(String file) throws SQLException {
    return connection.prepareStatement(Resources.text(file));
  }

  private PreparedStatement prepare(String file, Collection<Integer> oids) throws SQLException {
    PreparedStatement statement = prepare(file);
    Object[] unsigned = oids.stream().sorted().map(Integer::toUnsignedLong).toArray();
    statement.setArray(1, connection.createArrayOf("int8", unsigned));
    return statement;
  }

  /** Object identifiers are unsigned; an int keeps their bits. */
  private static int oid(ResultSet row, String column) throws SQLException {
    return (int) row.getLong(column);
  }

  private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
    Object[] numbers = (Object[]) row.getArray(column).getArray();
    return Arrays.stream(numbers).map(number -> ((Number) number).intValue()).toList();
  }
}
