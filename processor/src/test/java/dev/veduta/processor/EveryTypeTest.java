package dev.veduta.processor;

import static dev.veduta.processor.Javac.constant;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type table against the runtime's: every type, both ways of null, arrays, domains, ranges. */
class EveryTypeTest {
  private static final List<String> BUILT_IN =
      List.of(
          "bool",
          "int2",
          "int4",
          "int8",
          "float4",
          "float8",
          "numeric",
          "money",
          "text",
          "varchar",
          "bpchar",
          "name",
          "char",
          "bytea",
          "uuid",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "json",
          "jsonb",
          "jsonpath",
          "xml",
          "inet",
          "cidr",
          "macaddr",
          "macaddr8",
          "bit",
          "varbit",
          "point",
          "line",
          "lseg",
          "box",
          "path",
          "polygon",
          "circle",
          "tsvector",
          "tsquery",
          "oid",
          "pg_lsn",
          "xid8");

  private static final List<String> AS_TEXT =
      List.of(
          "xid",
          "cid",
          "tid",
          "regclass",
          "regtype",
          "regproc",
          "aclitem",
          "pg_node_tree",
          "anyarray",
          "int2vector",
          "oidvector",
          "txid_snapshot",
          "refcursor");

  @TempDir Path catalog;

  @Test
  void compilesAndNamesTheTypeItReads() {
    Views views = view("s", "every");
    types().forEach(it -> views.column("v" + it.hashCode(), it, true));
    Relation<?> relation = relation(views);
    List<String> read = relation.columns().stream().map(it -> it.type().toString()).toList();
    assertThat(read).isEqualTo(types().map(EveryTypeTest::nameOf).toList());
    assertThat(relation.columns()).noneMatch(Column::isNullable);
  }

  @Test
  void compilesWhereEachMayBeNull() {
    Views views = view("s", "every");
    types().forEach(it -> views.column("v" + it.hashCode(), it, false));
    assertThat(relation(views).columns()).allMatch(Column::isNullable);
  }

  @Test
  void compilesAsAKeyWhereItCanBeOne() {
    CatalogView[] views =
        BUILT_IN.stream()
            .map(it -> view("s", "v_" + it).notNull("k", it).column("l", it).key("k", "l"))
            .map(Views::build)
            .toArray(CatalogView[]::new);
    var compilation = Javac.on(catalog, views).allOf("s").compiled();
    assertThat(Javac.generated(compilation, "VMoney"))
        .contains("k = SqlTypes.MONEY.identity(k);")
        .contains("l = l == null ? null : SqlTypes.MONEY.identity(l);");
    assertThat(Javac.generated(compilation, "VJson")).contains("KeylessView");
  }

  @Test
  void noViewIsNamedLikeWhatItsFileImports() {
    Views views = view("s", "every");
    types().forEach(it -> views.column("v" + it.hashCode(), it, false));
    String text = Javac.generated(Javac.on(catalog, views.build()).allOf("s").compiled(), "Every");
    List<String> imported =
        text.lines()
            .filter(it -> it.startsWith("import "))
            .map(it -> it.replaceAll(".*\\.|;", ""))
            .toList();
    assertThat(imported)
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> assertThat(JavaNames.viewClass(it)).isNotEqualTo(it));
  }

  @Test
  void usesEveryConstantOfTheRuntime() throws ReflectiveOperationException {
    Set<String> constants = new TreeSet<>();
    for (Field field : SqlTypes.class.getFields()) {
      if (SqlType.class.isAssignableFrom(field.getType())) {
        constants.add(((SqlType<?>) field.get(null)).name());
      }
    }
    Set<String> ours =
        types()
            .map(EveryTypeTest::nameOf)
            .map(it -> it.replaceFirst(".*\\.", ""))
            .collect(Collectors.toSet());
    assertThat(ours).containsAll(constants);
  }

  private Relation<?> relation(Views views) {
    return (Relation<?>)
        constant(Javac.on(catalog, views.build()).allOf("s").compiled(), "Every", "VIEW");
  }

  private static Stream<PgType> types() {
    return Stream.of(
            Stream.concat(BUILT_IN.stream(), AS_TEXT.stream()).map(PgType::builtin),
            BUILT_IN.stream().map(it -> new PgType.Array(PgType.builtin(it), 1)),
            BUILT_IN.stream()
                .limit(10)
                .map(it -> new PgType.Domain(name("s", "d_" + it), PgType.builtin(it))),
            Stream.of("int4", "int8", "num", "ts", "tstz", "date").flatMap(EveryTypeTest::ranges),
            Stream.of(
                range("s", "own", "text"),
                new PgType.Multirange(name("s", "owns"), range("s", "own", "text")),
                new PgType.Base(name("ext", "citext")),
                new PgType.Base(name("ext", "hstore")),
                new PgType.Array(new PgType.Base(name("ext", "citext")), 1),
                new PgType.Array(PgType.builtin("text"), 3),
                new PgType.Domain(
                    name("s", "d_array"), new PgType.Array(PgType.builtin("int4"), 1)),
                new PgType.Array(range("pg_catalog", "int4range", "int4"), 1),
                new PgType.Enumeration(name("s", "nothing"), List.of()),
                new PgType.Enumeration(name("s", "mood"), List.of("sad"))))
        .flatMap(it -> it);
  }

  private static Stream<PgType> ranges(String prefix) {
    String bound =
        switch (prefix) {
          case "num" -> "numeric";
          case "ts" -> "timestamp";
          case "tstz" -> "timestamptz";
          default -> prefix;
        };
    PgType.Range range = range("pg_catalog", prefix + "range", bound);
    return Stream.of(
        range, new PgType.Multirange(name("pg_catalog", prefix + "multirange"), range));
  }

  private static PgType.Range range(String schema, String name, String bound) {
    return new PgType.Range(name(schema, name), PgType.builtin(bound));
  }

  private static QualifiedName name(String schema, String name) {
    return new QualifiedName(schema, name);
  }

  /** As the runtime names it. */
  private static String nameOf(PgType type) {
    if (type instanceof PgType.Array it) {
      return nameOf(it.element()) + "[]";
    } else if (type instanceof PgType.Base it) {
      return it.name().toString();
    }
    return declaredName(type).toString();
  }

  private static QualifiedName declaredName(PgType type) {
    if (type instanceof PgType.Domain it) {
      return it.name();
    } else if (type instanceof PgType.Range it) {
      return it.name();
    } else if (type instanceof PgType.Multirange it) {
      return it.name();
    }
    return ((PgType.Enumeration) type).name();
  }
}
