package dev.veduta.prove.query;

import dev.veduta.prove.query.Query.CommonTable;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Limit;
import dev.veduta.prove.query.Query.Operand;
import dev.veduta.prove.query.Query.Operator;
import dev.veduta.prove.query.Query.SetOperation;
import dev.veduta.prove.query.Query.Target;
import dev.veduta.prove.query.Query.Window;
import dev.veduta.prove.tree.Node;
import dev.veduta.prove.tree.Node.Sequence;
import dev.veduta.prove.tree.Node.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Nodes to {@link Query}, the same for all majors from 13 to 18. The node types are those of
 * PostgreSQL's {@code parsenodes.h} and {@code primnodes.h}.
 */
public final class QueryReader {
  static final int JOIN = 2;
  static final int GROUP = 9;

  private static final int SELECT = 1;
  private static final int WITH_TIES = 1;
  private static final int BIGINT_OF_INTEGER = 481;

  private final Struct query;
  private final Scope scope;
  private final ExpressionReader expressions;

  private QueryReader(Struct query, Scope scope) {
    this.query = query;
    this.scope = scope;
    this.expressions = new ExpressionReader(scope, 0, 0);
  }

  /**
   * Reads a rule's action: a list of one SELECT.
   *
   * @throws UnknownQueryException where the rows depend on something that is not known
   */
  public static Query read(Node action) {
    if (action instanceof Sequence list
        && list.items().size() == 1
        && list.items().get(0) instanceof Struct struct) {
      return read(struct, null);
    }
    throw new UnknownQueryException("a rule of more than one query");
  }

  /** The condition of a partial index, over the range of this number. */
  public static Expression predicate(Node condition, int range) {
    Struct relation = new Struct("RANGETBLENTRY", Map.of());
    return new ExpressionReader(new Scope(List.of(relation), null), 0, range - 1).read(condition);
  }

  /** What a tree calls. */
  public static Query.Routines routines(Node tree) {
    return RoutineCollector.collect(tree);
  }

  static Query read(Struct query, @Nullable Scope around) {
    if (!query.tag().equals("QUERY") || query.number("commandType") != SELECT) {
      throw new UnknownQueryException("a query that is no SELECT");
    }
    return new QueryReader(query, new Scope(query.structs("rtable"), around)).read();
  }

  private Query read() {
    Struct tree = query.struct("jointree");
    if (tree == null || !tree.tag().equals("FROMEXPR")) {
      throw new UnknownQueryException("a query with no join tree");
    }
    if (query.has("rowMarks")) {
      // After a wait for another transaction, a row is joined again and may then equal another.
      throw new UnknownQueryException("FOR UPDATE or FOR SHARE");
    }
    return new Query(
        all("rtable", this::range),
        product(tree),
        expressions.optional(tree, "quals"),
        all("targetList", this::target),
        all("cteList", this::commonTable),
        grouping(),
        all("windowClause", QueryReader::window),
        comparisons(query, "distinctClause"),
        limit(),
        query.has("setOperations") ? combination(query.field("setOperations")) : null,
        RoutineCollector.collect(query));
  }

  private <T> List<T> all(String field, Function<Struct, T> read) {
    return query.structs(field).stream().map(read).toList();
  }

  private Range range(Struct it) {
    int kind = it.number("rtekind");
    return switch (kind) {
      case 0 ->
          it.flag("inFromCl")
              ? new Range.Relation(it.number("relid"), it.flag("inh"), it.has("tablesample"))
              : new Range.Aside();
      case 1 -> subquery(it);
      case JOIN, GROUP -> new Range.Aside();
      case 3 -> new Range.Functions(functions(it), it.flag("funcordinality"));
      case 4 -> new Range.TableFunction();
      case 5 -> new Range.Values(rows(it));
      case 6 -> new Range.CommonTable(it.text("ctename"), it.number("ctelevelsup"));
      case 8 -> new Range.Nothing();
      default -> throw new UnknownQueryException("a range of kind " + kind);
    };
  }

  private Range.Subquery subquery(Struct it) {
    Struct inner = it.struct("subquery");
    if (inner == null) {
      throw new UnknownQueryException("a subquery that is not there");
    }
    return new Range.Subquery(read(inner, scope), it.flag("lateral"));
  }

  private List<Range.FunctionColumns> functions(Struct it) {
    return it.structs("functions").stream()
        .map(
            function ->
                new Range.FunctionColumns(
                    expressions.read(function.field("funcexpr")), function.number("funccolcount")))
        .toList();
  }

  private List<List<Expression>> rows(Struct it) {
    List<List<Expression>> rows = new ArrayList<>();
    for (Node row : it.list("values_lists")) {
      if (row instanceof Sequence values) {
        rows.add(values.items().stream().map(expressions::read).toList());
      }
    }
    return List.copyOf(rows);
  }

  private From product(Struct tree) {
    return new From.Product(tree.list("fromlist").stream().map(this::from).toList());
  }

  private From from(Node node) {
    if (!(node instanceof Struct it)) {
      throw new UnknownQueryException("a join tree with nothing in it");
    }
    return switch (it.tag()) {
      case "RANGETBLREF" -> new From.Leaf(it.number("rtindex"));
      case "JOINEXPR" -> join(it);
      default -> throw new UnknownQueryException("a join tree with " + it.tag());
    };
  }

  private From.Join join(Struct it) {
    int kind = it.number("jointype");
    return new From.Join(
        switch (kind) {
          case 0 -> From.Kind.INNER;
          case 1 -> From.Kind.LEFT;
          case 2 -> From.Kind.FULL;
          case 3 -> From.Kind.RIGHT;
          default -> throw new UnknownQueryException("a join of kind " + kind);
        },
        from(it.field("larg")),
        from(it.field("rarg")),
        expressions.optional(it, "quals"));
  }

  private Target target(Struct it) {
    return new Target(
        expressions.read(it.field("expr")), it.number("ressortgroupref"), it.flag("resjunk"));
  }

  private CommonTable commonTable(Struct it) {
    Struct inner = it.struct("ctequery");
    if (inner == null) {
      throw new UnknownQueryException("a WITH query that is not there");
    }
    return new CommonTable(
        it.text("ctename"),
        read(inner, scope),
        it.flag("cterecursive"),
        it.has("search_clause") || it.has("cycle_clause"));
  }

  private @Nullable GroupBy grouping() {
    List<Comparison> keys = comparisons(query, "groupClause");
    List<Struct> sets = query.structs("groupingSets");
    boolean grouped =
        !keys.isEmpty() || !sets.isEmpty() || query.flag("hasAggs") || query.has("havingQual");
    if (!grouped) {
      return null;
    }
    List<Set<Integer>> expanded =
        sets.isEmpty()
            ? List.of(GroupingSets.references(keys))
            : GroupingSets.expand(sets, query.flag("groupDistinct"));
    return new GroupBy(keys, expanded, sets.isEmpty(), expressions.optional(query, "havingQual"));
  }

  private static List<Comparison> comparisons(Struct parent, String field) {
    return parent.structs(field).stream()
        .map(it -> new Comparison(it.number("tleSortGroupRef"), it.number("eqop")))
        .toList();
  }

  private static Window window(Struct it) {
    return new Window(
        it.number("winref"), comparisons(it, "partitionClause"), it.number("frameOptions"));
  }

  /** One row only where the number stands there: {@code FETCH FIRST (x) ROWS} may be anything. */
  private Limit limit() {
    if (!query.has("limitCount")) {
      return query.has("limitOffset") ? Limit.SOME : Limit.NONE;
    }
    Expression count = expressions.read(query.field("limitCount"));
    if (count instanceof Expression.Call call && call.function() == BIGINT_OF_INTEGER) {
      count = call.inputs().get(0);
    }
    boolean one =
        count instanceof Expression.Constant constant
            && constant.value() != null
            && isZeroOrOne(constant.value())
            && query.number("limitOption") != WITH_TIES;
    return one ? Limit.ONE : Limit.SOME;
  }

  private static boolean isZeroOrOne(List<Integer> bytes) {
    return !bytes.isEmpty()
        && (bytes.get(0) == 0 || bytes.get(0) == 1)
        && IntStream.range(1, bytes.size()).allMatch(i -> bytes.get(i) == 0);
  }

  private Query.Combination combination(Node node) {
    if (node instanceof Struct it && it.tag().equals("RANGETBLREF")) {
      return new Operand(it.number("rtindex"));
    }
    if (node instanceof Struct it && it.tag().equals("SETOPERATIONSTMT")) {
      int kind = it.number("op");
      return new SetOperation(
          switch (kind) {
            case 1 -> Operator.UNION;
            case 2 -> Operator.INTERSECT;
            case 3 -> Operator.EXCEPT;
            default -> throw new UnknownQueryException("a set operation of kind " + kind);
          },
          it.flag("all"),
          combination(it.field("larg")),
          combination(it.field("rarg")),
          it.numbers("colTypes"),
          it.numbers("colCollations"),
          it.structs("groupClauses").stream().map(clause -> clause.number("eqop")).toList());
    }
    throw new UnknownQueryException("a set operation of something unknown");
  }
}
