package dev.veduta.catalog.type;

import static dev.veduta.catalog.type.SqlExpression.call;
import static java.util.stream.Collectors.toList;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * PostgreSQL type to the Java types that fit it, the default first; never none.
 *
 * @param generated the Java type generated for an enum or composite type
 */
public record TypeTable(Function<QualifiedName, JavaType> generated) {
  /** PostgreSQL's MAXDIM: no array has more dimensions. */
  private static final int MAX_DIMENSIONS = 6;

  /** Of references; {@code this} takes the 255th slot (JVM specification, 4.3.3). */
  private static final int MAX_COMPONENTS = 254;

  private static final String BUILT_IN = "pg_catalog";
  private static final String CITEXT = "citext";
  private static final JavaType STRING = JavaType.of("java.lang", "String");

  /** The mapping an accessor gets that asks for nothing. */
  public TypeMapping defaultOf(PgType type) {
    return fits(type).get(0);
  }

  /** All mappings that fit. */
  public List<TypeMapping> fits(PgType type) {
    if (type instanceof PgType.Enumeration it) {
      return enumeration(it);
    } else if (type instanceof PgType.Composite it) {
      return composite(it);
    } else if (type instanceof PgType.Domain it) {
      return each(fits(it.base()), base -> base.readBy(domain(it, base)));
    } else if (type instanceof PgType.Array it) {
      return array(it, fits(it.element()));
    } else if (type instanceof PgType.Range it) {
      return each(fits(it.bound()), bound -> range(it, bound, defaultOf(it.bound())));
    } else if (type instanceof PgType.Multirange it) {
      return each(fits(it.range()), range -> multirange(it, range, defaultOf(it.range())));
    } else {
      return base((PgType.Base) type);
    }
  }

  /** All mappings whose values, or those inside their arrays, a conversion converts. */
  public List<TypeMapping> converted(PgType type, Conversion conversion) {
    List<TypeMapping> whole =
        fits(type).stream().filter(conversion::takes).map(conversion::over).toList();
    return type instanceof PgType.Array it
        ? Stream.concat(whole.stream(), array(it, converted(it.element(), conversion)).stream())
            .toList()
        : whole;
  }

  /** The types in it that nobody here knows, and that are read as their text. */
  public static Stream<QualifiedName> unknownIn(PgType type) {
    if (type instanceof PgType.Base it) {
      return isKnown(it.name()) ? Stream.empty() : Stream.of(it.name());
    }
    return partsOf(type).flatMap(TypeTable::unknownIn);
  }

  /**
   * Whether values of it that SQL holds equal may be different to the runtime: the case of letters
   * is the server's locale's to tell.
   */
  public static boolean isCaseless(PgType type) {
    return type instanceof PgType.Base it
        ? it.name().name().equals(CITEXT)
        : partsOf(type).anyMatch(TypeTable::isCaseless);
  }

  /** The types directly inside a type. */
  public static Stream<PgType> partsOf(PgType type) {
    if (type instanceof PgType.Domain it) {
      return Stream.of(it.base());
    } else if (type instanceof PgType.Array it) {
      return Stream.of(it.element());
    } else if (type instanceof PgType.Range it) {
      return Stream.of(it.bound());
    } else if (type instanceof PgType.Multirange it) {
      return Stream.of(it.range());
    } else if (type instanceof PgType.Composite it) {
      return it.attributes().stream().map(PgType.Attribute::type);
    }
    return Stream.empty();
  }

  private static boolean isKnown(QualifiedName name) {
    return name.schema().equals(BUILT_IN) || extension(name).isPresent();
  }

  private static List<TypeMapping> base(PgType.Base type) {
    List<TypeMapping> known =
        type.name().schema().equals(BUILT_IN)
            ? BuiltInTypes.fits(type.name().name())
            : extension(type.name()).stream().toList();
    return known.isEmpty() ? List.of(asText(type)) : known;
  }

  /** Extensions' types go by name alone: they may be installed in any schema. */
  private static Optional<TypeMapping> extension(QualifiedName name) {
    return switch (name.name()) {
      case CITEXT ->
          Optional.of(
              TypeMapping.of(STRING, inSchema(CITEXT, name), ColumnKind.TEXT, Equality.CANONICAL));
      case "hstore" ->
          Optional.of(
              TypeMapping.of(
                  JavaType.of("java.util", "Map", STRING, STRING.orNull()),
                  inSchema("hstore", name),
                  ColumnKind.PLAIN,
                  Equality.NONE));
      default -> Optional.empty();
    };
  }

  private static SqlExpression inSchema(String factory, QualifiedName name) {
    return new SqlExpression.Call(factory, List.of(name.schema()), List.of());
  }

  /** An enum with no labels has no values; Java would make nothing of it. */
  private List<TypeMapping> enumeration(PgType.Enumeration type) {
    return type.labels().isEmpty()
        ? List.of(asText(type))
        : List.of(ofGenerated(type.name(), ColumnKind.COMPARABLE, Equality.SAME), label(type));
  }

  private static TypeMapping label(PgType.Enumeration type) {
    return TypeMapping.of(STRING, call("label", type.name()), ColumnKind.COMPARABLE, Equality.SAME);
  }

  /** One of more attributes than a record can have is left as it is. */
  private List<TypeMapping> composite(PgType.Composite type) {
    return type.attributes().size() > MAX_COMPONENTS
        ? List.of(asText(type))
        : List.of(ofGenerated(type.name(), ColumnKind.PLAIN, Equality.NONE), asText(type));
  }

  private TypeMapping ofGenerated(QualifiedName name, ColumnKind column, Equality equality) {
    JavaType javaType = generated.apply(name);
    return TypeMapping.of(javaType, new SqlExpression.Generated(javaType), column, equality);
  }

  private static TypeMapping asText(PgType.Named type) {
    return TypeMapping.of(STRING, call("asText", type.name()), ColumnKind.PLAIN, Equality.NONE);
  }

  private static SqlExpression domain(PgType.Domain type, TypeMapping base) {
    return call("domain", type.name(), base.expression());
  }

  /** Lists as deep as declared, then of any other depth: PostgreSQL does not enforce it. */
  private static List<TypeMapping> array(PgType.Array type, List<TypeMapping> elements) {
    int declared = Math.max(1, Math.min(type.dimensions(), MAX_DIMENSIONS));
    IntStream others = IntStream.rangeClosed(1, MAX_DIMENSIONS).filter(it -> it != declared);
    return IntStream.concat(IntStream.of(declared), others)
        .boxed()
        .flatMap(depth -> elements.stream().map(it -> array(it, depth)))
        .collect(toList());
  }

  private static TypeMapping array(TypeMapping element, int depth) {
    return depth == 0 ? element : listOf(array(element, depth - 1));
  }

  private static TypeMapping listOf(TypeMapping element) {
    return TypeMapping.of(
        JavaType.listOf(element.javaType().orNull()),
        call("array", element.expression()),
        element.column() == ColumnKind.PLAIN ? ColumnKind.PLAIN : ColumnKind.ARRAY,
        switch (element.equality()) {
          case SAME, CANONICAL -> Equality.CANONICAL;
          case CONVERTED, NONE -> Equality.NONE;
        });
  }

  private static TypeMapping range(PgType.Range type, TypeMapping bound, TypeMapping usual) {
    return new TypeMapping(
        JavaType.of("dev.veduta.type", "Range", bound.javaType()),
        over("range", type.name(), bound, usual),
        ColumnKind.RANGE,
        Optional.of(bound.expression()),
        Optional.empty(),
        bound.equality() == Equality.NONE ? Equality.NONE : Equality.CANONICAL);
  }

  private static TypeMapping multirange(
      PgType.Multirange type, TypeMapping range, TypeMapping usual) {
    return TypeMapping.of(
        JavaType.listOf(range.javaType()),
        over("multirange", type.name(), range, usual),
        ColumnKind.COMPARABLE,
        range.equality());
  }

  /** The runtime has constants for built-in ranges, over the default types. */
  private static SqlExpression over(
      String factory, QualifiedName name, TypeMapping inner, TypeMapping usual) {
    return name.schema().equals(BUILT_IN) && inner.equals(usual)
        ? new SqlExpression.Constant(name.name().toUpperCase(Locale.ROOT))
        : call(factory, name, inner.expression());
  }

  private static List<TypeMapping> each(
      List<TypeMapping> fits, Function<TypeMapping, TypeMapping> change) {
    return fits.stream().map(change).collect(toList());
  }
}
