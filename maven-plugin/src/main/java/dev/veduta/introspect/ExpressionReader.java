package dev.veduta.introspect;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import dev.veduta.query.Expression;
import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has the server say what expressions over views are: that each is one value for each row, of which
 * type, and whether it can be null.
 *
 * <p>By its form the text is one operand in parentheses ({@link Expression#flaw}). The server then
 * analyses it in a WHERE clause, where it takes no aggregate, window function or function that
 * returns rows. Last, it makes a temporary view of the expression, in a transaction that is undone,
 * so that the {@link Prover} can look at it as at any view. Nothing is executed.
 */
public final class ExpressionReader {
  private static final String FIND =
      "select c.oid::pg_catalog.int8, n.nspname"
          + " from pg_catalog.pg_class c"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " where c.relnamespace = pg_catalog.pg_my_temp_schema() and c.relname = ?";

  /** A row that was written again has another xmin. */
  private static final String OWN =
      """
      select pg_catalog.md5(pg_catalog.string_agg(it.id, ',' order by it.id))
      from (
        select pg_catalog.concat(oid, ':', xmin) from pg_catalog.pg_proc
        where oid operator(pg_catalog.>=) 16384::pg_catalog.oid
        union all
        select pg_catalog.concat(oid, ':', xmin) from pg_catalog.pg_operator
        where oid operator(pg_catalog.>=) 16384::pg_catalog.oid
        union all
        select pg_catalog.concat(oid, ':', xmin) from pg_catalog.pg_type
        where oid operator(pg_catalog.>=) 16384::pg_catalog.oid
        union all
        select pg_catalog.concat(oid, ':', xmin) from pg_catalog.pg_enum
      ) as it (id)
      """;

  private final Connection connection;
  private final Scratch scratch;
  private final Map<AskedExpression, CatalogColumn> found = new HashMap<>();
  private final List<Made> made = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Problem> errors = new ArrayList<>();

  private ExpressionReader(Connection connection, Scratch scratch) {
    this.connection = connection;
    this.scratch = scratch;
  }

  /** A temporary view of one expression. */
  private record Made(AskedExpression asked, QualifiedName name, long oid) {}

  /**
   * The reflection with these expressions in their views, each once, by their text. What is wrong
   * with one is an error: {@code [ExpressionWrong]}, {@code [ExpressionVolatile]}, {@code
   * [ExpressionUnknown]}. That its nullness cannot be known is a warning: {@code
   * [ExpressionUnproven]}.
   *
   * @param asked those of other views are left out
   * @throws SQLException if the server fails
   */
  public static Reflection add(
      Connection connection, Reflection reflection, List<AskedExpression> asked)
      throws SQLException {
    Set<QualifiedName> views = reflection.views().stream().map(CatalogView::name).collect(toSet());
    List<AskedExpression> known =
        asked.stream().filter(it -> views.contains(it.view())).distinct().toList();
    if (known.isEmpty()) {
      return reflection;
    }
    try (Scratch scratch = Scratch.begin(connection)) {
      ExpressionReader reader = new ExpressionReader(connection, scratch);
      for (AskedExpression each : known) {
        reader.look(each);
      }
      reader.prove();
      return reader.addTo(reflection);
    }
  }

  /**
   * A hash of the routines, operators and types of the user's own that expressions can name.
   *
   * @throws SQLException if the server fails
   */
  public static String fingerprint(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OWN);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private void look(AskedExpression asked) throws SQLException {
    Optional<String> flaw = Expression.flaw(asked.text());
    if (flaw.isPresent()) {
      errors.add(ExpressionProblems.wrong(asked, "it " + flaw.get()));
      return;
    }
    try {
      scratch.attempt(() -> describe(asked));
    } catch (SQLException refused) {
      if (!isOfTheText(refused)) {
        throw refused;
      }
      errors.add(ExpressionProblems.wrong(asked, refused));
    }
  }

  /**
   * What the server does not know, take, or offer; not that it, or another session, was in the way.
   */
  private static boolean isOfTheText(SQLException refused) {
    String state = String.valueOf(refused.getSQLState());
    return state.startsWith("42") || state.startsWith("22") || state.startsWith("0A");
  }

  /** Analysed, never run. */
  private void describe(AskedExpression asked) throws SQLException {
    String sql = expression(asked);
    String select = "select " + sql + " as value from " + quoted(asked.view());
    try (PreparedStatement statement =
        connection.prepareStatement(select + " where " + sql + " is null")) {
      statement.getMetaData();
    }
    try {
      scratch.attempt(() -> make(asked, select));
    } catch (SQLException refused) {
      if (!isForbidden(refused)) {
        throw refused;
      }
      describeAlone(asked, select, refused);
    }
  }

  /** A privilege is not had, or the server writes nothing. */
  private static boolean isForbidden(SQLException refused) {
    return "42501".equals(refused.getSQLState()) || "25006".equals(refused.getSQLState());
  }

  private void make(AskedExpression asked, String select) throws SQLException {
    String name = "veduta_expression_" + made.size();
    try (PreparedStatement create =
        connection.prepareStatement("create temporary view " + name + " as " + select)) {
      create.execute();
    }
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, name);
      try (ResultSet row = find.executeQuery()) {
        row.next();
        made.add(new Made(asked, new QualifiedName(row.getString(2), name), row.getLong(1)));
      }
    }
  }

  /** Where the role may make nothing, or the server is a replica. */
  private void describeAlone(AskedExpression asked, String select, SQLException refused)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      DescribedType.of(connection, asked.text(), statement.getMetaData())
          .ifPresentOrElse(
              column -> {
                found.put(asked, column);
                warnings.add(ExpressionProblems.unproven(asked, refused));
              },
              () -> errors.add(ExpressionProblems.unknown(asked, refused)));
    }
  }

  private void prove() throws SQLException {
    if (made.isEmpty()) {
      return;
    }
    try (CatalogSnapshot snapshot = CatalogSnapshot.begin(connection)) {
      List<QualifiedName> names = made.stream().map(Made::name).toList();
      Prover prover = Prover.of(snapshot.connection(), names);
      Proofs proofs = prover.prove();
      Map<QualifiedName, CatalogView> views = new HashMap<>();
      for (CatalogView it :
          CatalogReader.of(snapshot, made.stream().map(Made::oid).toList()).relations()) {
        views.put(it.name(), proofs.applyTo(it));
      }
      for (Made each : made) {
        if (prover.isVolatile(each.name())) {
          errors.add(ExpressionProblems.isVolatile(each.asked()));
        } else {
          found.put(
              each.asked(),
              named(each.asked(), requireNonNull(views.get(each.name())).columns().get(0)));
        }
      }
    }
  }

  private static CatalogColumn named(AskedExpression asked, CatalogColumn column) {
    return new CatalogColumn(
        asked.text(), column.sqlType(), column.type(), column.notNull(), column.collation(), null);
  }

  private Reflection addTo(Reflection reflection) {
    Map<QualifiedName, List<CatalogColumn>> byView =
        found.entrySet().stream()
            .collect(groupingBy(it -> it.getKey().view(), mapping(Map.Entry::getValue, toList())));
    List<CatalogView> views =
        reflection.views().stream()
            .map(view -> view.withExpressions(inOrder(byView.getOrDefault(view.name(), List.of()))))
            .toList();
    return reflection.of(views).with(warnings, errors);
  }

  private static List<CatalogColumn> inOrder(List<CatalogColumn> expressions) {
    return expressions.stream().distinct().sorted(comparing(CatalogColumn::name)).toList();
  }

  private static String expression(AskedExpression asked) {
    return new Expression(asked.text()).toSql().text();
  }

  private static String quoted(QualifiedName view) {
    return Sql.quote(view.schema()) + "." + Sql.quote(view.name());
  }
}
