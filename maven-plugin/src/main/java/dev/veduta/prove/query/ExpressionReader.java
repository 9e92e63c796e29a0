package dev.veduta.prove.query;

import static java.util.Objects.requireNonNull;

import dev.veduta.prove.query.Expression.Aggregate;
import dev.veduta.prove.query.Expression.ArrayComparison;
import dev.veduta.prove.query.Expression.ArrayOf;
import dev.veduta.prove.query.Expression.Branch;
import dev.veduta.prove.query.Expression.Call;
import dev.veduta.prove.query.Expression.Case;
import dev.veduta.prove.query.Expression.Cast;
import dev.veduta.prove.query.Expression.Coalesce;
import dev.veduta.prove.query.Expression.Column;
import dev.veduta.prove.query.Expression.Combination;
import dev.veduta.prove.query.Expression.Constant;
import dev.veduta.prove.query.Expression.Conversion;
import dev.veduta.prove.query.Expression.Distinct;
import dev.veduta.prove.query.Expression.Field;
import dev.veduta.prove.query.Expression.Grouping;
import dev.veduta.prove.query.Expression.Logic;
import dev.veduta.prove.query.Expression.MinMax;
import dev.veduta.prove.query.Expression.NullIf;
import dev.veduta.prove.query.Expression.NullTest;
import dev.veduta.prove.query.Expression.Operation;
import dev.veduta.prove.query.Expression.Order;
import dev.veduta.prove.query.Expression.Question;
import dev.veduta.prove.query.Expression.RowComparison;
import dev.veduta.prove.query.Expression.RowOf;
import dev.veduta.prove.query.Expression.SessionValue;
import dev.veduta.prove.query.Expression.Subselect;
import dev.veduta.prove.query.Expression.SubselectColumn;
import dev.veduta.prove.query.Expression.Truth;
import dev.veduta.prove.query.Expression.TruthTest;
import dev.veduta.prove.query.Expression.Unknown;
import dev.veduta.prove.query.Expression.WholeRow;
import dev.veduta.prove.query.Expression.Windowed;
import dev.veduta.prove.tree.Node;
import dev.veduta.prove.tree.Node.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of one query. Columns of joins, and since 18 of groups, are only names for other
 * expressions and are replaced by these; a node that is not known becomes {@link Unknown}.
 *
 * @param scope what names mean
 * @param lifted how many queries the scope lies outside of where the expression stands
 * @param shift what to add to a range's number
 */
record ExpressionReader(Scope scope, int lifted, int shift) {
  private static final int BOOLEAN = 16;
  private static final int SUBLINK_PARAMETER = 2;

  @Nullable Expression optional(Struct parent, String field) {
    return parent.has(field) ? read(parent.field(field)) : null;
  }

  List<Expression> list(Struct parent, String field) {
    List<Expression> expressions = new ArrayList<>();
    for (Node item : parent.list(field)) {
      expressions.add(read(item));
    }
    return List.copyOf(expressions);
  }

  Expression read(Node node) {
    if (!(node instanceof Struct it)) {
      return new Unknown("nothing", node, List.of(), 0);
    }
    return switch (it.tag()) {
      case "VAR" -> variable(it);
      case "CONST" -> constant(it);
      case "FUNCEXPR" ->
          new Call(
              it.number("funcid"),
              list(it, "args"),
              named(it),
              it.flag("funcretset"),
              it.flag("funcvariadic"),
              it.number("funcresulttype"),
              it.number("funccollid"));
      case "OPEXPR" ->
          new Operation(
              it.number("opno"),
              list(it, "args"),
              it.flag("opretset"),
              it.number("inputcollid"),
              it.number("opresulttype"),
              it.number("opcollid"));
      case "DISTINCTEXPR" -> {
        List<Expression> sides = list(it, "args");
        yield new Distinct(
            it.number("opno"), sides.get(0), sides.get(1), it.number("inputcollid"), BOOLEAN);
      }
      case "NULLIFEXPR" ->
          new NullIf(list(it, "args"), it.number("opresulttype"), it.number("opcollid"));
      case "SCALARARRAYOPEXPR" -> {
        List<Expression> sides = list(it, "args");
        yield new ArrayComparison(
            it.number("opno"),
            it.flag("useOr"),
            sides.get(0),
            sides.get(1),
            it.number("inputcollid"),
            BOOLEAN);
      }
      case "ROWCOMPAREEXPR" -> {
        List<Expression> sides = new ArrayList<>(list(it, "largs"));
        sides.addAll(list(it, "rargs"));
        yield new RowComparison(it.numbers("opnos"), List.copyOf(sides), BOOLEAN);
      }
      case "BOOLEXPR" ->
          new Combination(
              Logic.valueOf(it.text("boolop").toUpperCase(Locale.ROOT)), list(it, "args"), BOOLEAN);
      case "NULLTEST" ->
          new NullTest(input(it), it.number("nulltesttype") == 1, it.flag("argisrow"), BOOLEAN);
      case "BOOLEANTEST" -> new TruthTest(input(it), truth(it.number("booltesttype")), BOOLEAN);
      case "COALESCEEXPR" ->
          new Coalesce(list(it, "args"), it.number("coalescetype"), it.number("coalescecollid"));
      case "MINMAXEXPR" ->
          new MinMax(
              it.number("op") == 0,
              list(it, "args"),
              it.number("minmaxtype"),
              it.number("minmaxcollid"));
      case "CASEEXPR" -> choice(it);
      case "RELABELTYPE" -> cast(Conversion.RELABEL, it);
      case "COERCEVIAIO" -> cast(Conversion.TEXT, it);
      case "ARRAYCOERCEEXPR" -> cast(Conversion.ELEMENTS, it);
      case "COERCETODOMAIN" -> cast(Conversion.DOMAIN, it);
      case "CONVERTROWTYPEEXPR" -> cast(Conversion.ROW, it);
      case "COLLATEEXPR" -> {
        Expression input = input(it);
        yield new Cast(Conversion.COLLATE, input, input.type(), -1, it.number("collOid"));
      }
      case "ARRAYEXPR" ->
          new ArrayOf(
              list(it, "elements"),
              it.flag("multidims"),
              it.number("array_typeid"),
              it.number("array_collid"));
      case "ROWEXPR" -> new RowOf(list(it, "args"), it.number("row_typeid"));
      case "FIELDSELECT" ->
          new Field(
              input(it), it.number("fieldnum"), it.number("resulttype"), it.number("resultcollid"));
      case "SQLVALUEFUNCTION" -> new SessionValue(it.number("op"), it.number("type"), 0);
      case "NAMEDARGEXPR" -> input(it);
      case "AGGREF" ->
          new Aggregate(
              it.number("aggfnoid"),
              shown(it),
              list(it, "aggdirectargs"),
              optional(it, "aggfilter"),
              it.has("aggdistinct"),
              order(it),
              it.number("agglevelsup") + lifted,
              it.number("aggtype"),
              it.number("aggcollid"));
      case "WINDOWFUNC" ->
          new Windowed(
              it.number("winfnoid"),
              list(it, "args"),
              optional(it, "aggfilter"),
              it.number("winref"),
              it.number("wintype"),
              it.number("wincollid"));
      case "GROUPINGFUNC" ->
          new Grouping(it.numbers("refs"), it.number("agglevelsup") + lifted, 23);
      case "SUBLINK" -> subselect(it);
      case "PARAM" -> {
        int type = it.number("paramtype");
        yield it.number("paramkind") == SUBLINK_PARAMETER
            ? new SubselectColumn(it.number("paramid"), type, it.number("paramcollid"))
            : new Unknown("PARAM", it, List.of(), type);
      }
      default -> unknown(it);
    };
  }

  private static Truth truth(int kind) {
    return switch (kind) {
      case 0 -> Truth.IS_TRUE;
      case 1 -> Truth.IS_NOT_TRUE;
      case 2 -> Truth.IS_FALSE;
      case 3 -> Truth.IS_NOT_FALSE;
      case 4 -> Truth.IS_UNKNOWN;
      case 5 -> Truth.IS_NOT_UNKNOWN;
      default -> throw new UnknownQueryException("a truth test of kind " + kind);
    };
  }

  private Expression input(Struct it) {
    return read(it.field("arg"));
  }

  private Cast cast(Conversion conversion, Struct it) {
    return new Cast(
        conversion,
        input(it),
        it.number("resulttype"),
        it.number("resulttypmod"),
        it.number("resultcollid"));
  }

  private Expression variable(Struct it) {
    int level = it.number("varlevelsup");
    int number = it.number("varno");
    int column = it.number("varattno");
    Scope there = scope.out(level);
    Struct range = there.range(number);
    String names =
        switch (range.number("rtekind")) {
          case QueryReader.JOIN -> "joinaliasvars";
          case QueryReader.GROUP -> "groupexprs";
          default -> "";
        };
    if (names.isEmpty()) {
      return column == 0
          ? new WholeRow(level + lifted, number + shift, it.number("vartype"))
          : new Column(
              level + lifted, number + shift, column, it.number("vartype"), it.number("varcollid"));
    }
    List<Node> meanings = range.list(names);
    return column < 1 || column > meanings.size()
        ? new Unknown("row of a join", it, List.of(), it.number("vartype"))
        : new ExpressionReader(there, lifted + level, shift).read(meanings.get(column - 1));
  }

  private static Constant constant(Struct it) {
    List<Integer> bytes = null;
    if (!it.flag("constisnull")) {
      bytes = new ArrayList<>();
      for (Node value : requireNonNull(it.fields().get("constvalue"))) {
        if (value instanceof Node.Text text && text.value().matches("-?\\d+")) {
          bytes.add(Integer.valueOf(text.value()));
        }
      }
      bytes = List.copyOf(bytes.subList(Math.min(1, bytes.size()), bytes.size()));
    }
    return new Constant(it.number("consttype"), it.number("constcollid"), bytes);
  }

  private Case choice(Struct it) {
    List<Branch> branches = new ArrayList<>();
    for (Struct when : it.structs("args")) {
      branches.add(new Branch(read(when.field("expr")), read(when.field("result"))));
    }
    return new Case(
        optional(it, "arg"),
        List.copyOf(branches),
        optional(it, "defresult"),
        it.number("casetype"),
        it.number("casecollid"));
  }

  /** An aggregate's arguments, without what it only sorts by. */
  private List<Expression> shown(Struct it) {
    return it.structs("args").stream()
        .filter(target -> !target.flag("resjunk"))
        .map(target -> read(target.field("expr")))
        .toList();
  }

  private List<Order> order(Struct it) {
    List<Order> order = new ArrayList<>();
    for (Struct clause : it.structs("aggorder")) {
      for (Struct target : it.structs("args")) {
        if (target.number("ressortgroupref") == clause.number("tleSortGroupRef")) {
          order.add(
              new Order(
                  read(target.field("expr")), clause.number("sortop"), clause.flag("nulls_first")));
        }
      }
    }
    return List.copyOf(order);
  }

  private static List<Integer> named(Struct call) {
    return call.structs("args").stream()
        .filter(it -> it.tag().equals("NAMEDARGEXPR"))
        .map(it -> it.number("argnumber"))
        .toList();
  }

  private Expression subselect(Struct it) {
    Struct inner = it.struct("subselect");
    if (lifted > 0 || inner == null) {
      return unknown(it);
    }
    Query query = QueryReader.read(inner, scope);
    Question question =
        switch (it.number("subLinkType")) {
          case 0 -> Question.EXISTS;
          case 1 -> Question.ALL;
          case 2 -> Question.ANY;
          case 4 -> Question.VALUE;
          case 6 -> Question.ARRAY;
          default -> Question.OTHER;
        };
    boolean value = question == Question.VALUE && !query.columns().isEmpty();
    Expression first = value ? query.columns().get(0).expression() : null;
    return new Subselect(
        question,
        optional(it, "testexpr"),
        query,
        first == null ? BOOLEAN : first.type(),
        first == null ? 0 : first.collation());
  }

  /** What is not known may still hold functions that are, and these may be volatile. */
  private Unknown unknown(Struct it) {
    List<Expression> parts = new ArrayList<>();
    if (it.tag().equals("SUBSCRIPTINGREF")) {
      parts.add(read(it.field("refexpr")));
    }
    return new Unknown(it.tag(), it, List.copyOf(parts), it.number("refrestype"));
  }
}
