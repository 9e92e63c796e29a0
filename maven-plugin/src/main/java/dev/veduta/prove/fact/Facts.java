package dev.veduta.prove.fact;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the catalogs say, of all that some views reach. Immutable. */
public record Facts(
    Map<Integer, Relation> relations,
    Map<Integer, Function> functions,
    Map<Integer, Operator> operators,
    Map<Integer, Type> types,
    Set<Integer> nondeterministic,
    Set<Integer> coherentFamilies) {
  private static final int VARCHAR = 1043;
  private static final int TEXT = 25;
  private static final int CIDR = 650;
  private static final int INET = 869;
  private static final int RECORD = 2249;

  /**
   * bool, bytea, "char", name, int8, int2, int4, text, oid, macaddr8, macaddr, varchar, date, time,
   * timestamp, timestamptz, uuid, pg_lsn, xid8.
   */
  private static final Set<Integer> SAME_BITS =
      Set.of(
          16, 17, 18, 19, 20, 21, 23, 25, 26, 774, 829, 1043, 1082, 1083, 1114, 1184, 2950, 3220,
          5069);

  private static final int FIRST_OF_USERS = 16384;

  /**
   * A function.
   *
   * @param symbol the C function behind it; the body where it is no built-in C function
   * @param arguments its argument types, as text
   * @param strict whether it gives null for null without being called
   */
  public record Function(
      String name,
      String symbol,
      boolean internal,
      String arguments,
      boolean builtIn,
      boolean strict,
      boolean isVolatile) {}

  /**
   * An operator.
   *
   * @param oneType whether it compares values of one type
   * @param families the b-tree families in which it is the equality
   */
  public record Operator(int function, boolean oneType, Set<Integer> families) {}

  /**
   * A type.
   *
   * @param kind its {@code typtype}
   * @param base what a domain is over; 0 for other types
   * @param category its {@code typcategory}
   * @param equality its own default equality; 0 for none
   * @param family the b-tree family of that; 0 for none
   */
  public record Type(char kind, int base, char category, int equality, int family) {}

  /** The function of this identifier. */
  public Optional<Function> function(int oid) {
    return Optional.ofNullable(functions.get(oid));
  }

  /** The function behind this operator. */
  public Optional<Function> operatorFunction(int operator) {
    return Optional.ofNullable(operators.get(operator)).flatMap(it -> function(it.function()));
  }

  /** Whether one of these may give different values for the same arguments in one statement. */
  public boolean anyVolatile(Set<Integer> functionOids, Set<Integer> operatorOids) {
    return functionOids.stream().anyMatch(this::isVolatile)
        || operatorOids.stream()
            .anyMatch(it -> operatorFunction(it).map(Function::isVolatile).orElse(true));
  }

  /** Whether the function may give different values for the same arguments; unknown ones may. */
  public boolean isVolatile(int function) {
    return function(function).map(Function::isVolatile).orElse(true);
  }

  /** The type that a domain is over, however many domains deep; other types are themselves. */
  public int base(int type) {
    int base = type;
    Set<Integer> seen = new HashSet<>();
    for (Type it = types.get(base); it != null && it.kind() == 'd' && seen.add(base); ) {
      base = it.base();
      it = types.get(base);
    }
    return base;
  }

  /** Whether values of the type are rows, even of one field. */
  public boolean isRow(int type) {
    Type base = types.get(base(type));
    return base == null || base.kind() == 'c' || base(type) == RECORD;
  }

  /** Whether the type is one that PostgreSQL brings. */
  public static boolean isBuiltIn(int type) {
    return type > 0 && type < FIRST_OF_USERS;
  }

  /**
   * Whether values of this type that its equality holds equal under the collation are the same to
   * the last bit: not those of numeric, float, interval, bpchar and others.
   */
  public boolean isSameBits(int type, int collation) {
    Type base = types.get(base(type));
    return !nondeterministic.contains(collation)
        && base != null
        && (base.kind() == 'e' || SAME_BITS.contains(base(type)));
  }

  /** By what operator values of this type are grouped and sorted; 0 where they cannot be. */
  public int equality(int type) {
    Type compared = types.get(comparedAs(base(type)));
    return compared == null ? 0 : compared.equality();
  }

  private int family(int type) {
    Type compared = types.get(comparedAs(base(type)));
    return compared == null ? 0 : compared.family();
  }

  /** PostgreSQL's rule for types with no operator class of their own: typcache.c. */
  private int comparedAs(int type) {
    Type it = types.get(type);
    if (it == null || it.equality() != 0) {
      return type;
    }
    return switch (it.kind()) {
      case 'e' -> 3500;
      case 'r' -> 3831;
      case 'm' -> 4537;
      case 'c' -> RECORD;
      default -> {
        if (it.category() == 'A') {
          yield 2277;
        }
        yield type == VARCHAR ? TEXT : type == CIDR ? INET : type;
      }
    };
  }

  /** Whether two collations, either may be none, call the same strings equal. */
  public boolean sameStrings(int collation, int other) {
    return collation == other
        || (!nondeterministic.contains(collation) && !nondeterministic.contains(other));
  }

  /** Whether strings that are equal under the other collation are equal under this one. */
  public boolean asCoarse(int collation, int other) {
    return collation == other || !nondeterministic.contains(other);
  }

  /** Whether two types with these collations call the same values equal. */
  public boolean sameValues(int type, int collation, int otherType, int otherCollation) {
    return equality(type) != 0
        && equality(type) == equality(otherType)
        && sameStrings(collation, otherCollation);
  }

  /**
   * Whether the operator, under a collation, compares values of this type as grouping would: what
   * it calls equal, grouping puts together, and the other way round.
   */
  public boolean isEquality(int operator, int under, int type, int collation) {
    Operator it = operators.get(operator);
    if (it == null || equality(type) == 0 || !sameStrings(under, collation)) {
      return false;
    }
    return equality(type) == operator
        || (it.families().contains(family(type))
            && (it.oneType() || coherentFamilies.contains(family(type))));
  }
}
