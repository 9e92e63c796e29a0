package dev.veduta.introspect;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Name;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.TableDefinition;

/** A reflection, ours or jOOQ's, as statements that can be compared one by one. */
final class Facts {
  private static final Pattern MODIFIERS = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");
  private static final Map<String, Integer> PRECISION =
      Map.of(
          "int2",
          16,
          "int4",
          32,
          "int8",
          64,
          "float4",
          24,
          "float8",
          53,
          "time",
          6,
          "timetz",
          6,
          "timestamp",
          6,
          "timestamptz",
          6,
          "interval",
          6);
  private static final List<String> WITH_LENGTH = List.of("varchar", "bpchar", "bit", "varbit");

  private final Map<String, String> facts = new TreeMap<>();

  static Map<String, String> of(List<CatalogView> views) {
    Facts all = new Facts();
    views.forEach(all::add);
    return all.facts;
  }

  static Map<String, String> ofJooq(List<TableDefinition> tables) {
    Facts all = new Facts();
    tables.forEach(all::add);
    return all.facts;
  }

  private void add(CatalogView view) {
    String relation = view.name().toString();
    facts.put(relation + " kind", kind(view.kind()));
    facts.put(relation + " comment", Objects.toString(view.comment(), ""));
    for (int i = 0; i < view.columns().size(); i++) {
      CatalogColumn column = view.columns().get(i);
      String name = relation + "." + column.name();
      facts.put(name + " position", String.valueOf(i + 1));
      facts.put(name + " type", type(column.type()));
      facts.put(name + " size", size(column));
      facts.put(name + " nullable", String.valueOf(column.isNullable()));
      facts.put(name + " comment", Objects.toString(column.comment(), ""));
      facts.put(name + " labels", labels(column.type()));
    }
  }

  /** jOOQ knows tables of one kind. */
  private static String kind(RelationKind kind) {
    return switch (kind) {
      case VIEW, MATERIALIZED_VIEW -> kind.name();
      case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> "TABLE";
    };
  }

  private static String type(PgType type) {
    return type instanceof PgType.Array array
        ? name(array.element()) + "[]".repeat(array.dimensions())
        : name(type).toString();
  }

  private static QualifiedName name(PgType type) {
    if (type instanceof PgType.Base base) {
      return base.name();
    } else if (type instanceof PgType.Enumeration enumeration) {
      return enumeration.name();
    } else if (type instanceof PgType.Domain domain) {
      return domain.name();
    } else if (type instanceof PgType.Composite composite) {
      return composite.name();
    } else if (type instanceof PgType.Range range) {
      return range.name();
    } else if (type instanceof PgType.Multirange multirange) {
      return multirange.name();
    }
    throw new AssertionError(type);
  }

  private static String size(CatalogColumn column) {
    PgType type = column.type() instanceof PgType.Array array ? array.element() : column.type();
    String name = name(type).name();
    Matcher given = MODIFIERS.matcher(column.sqlType());
    boolean found = given.find();
    int first = found ? Integer.parseInt(given.group(1)) : 0;
    int scale = found && given.group(2) != null ? Integer.parseInt(given.group(2)) : 0;
    if (WITH_LENGTH.contains(name)) {
      return size(first, 0, 0);
    }
    boolean array = column.type() instanceof PgType.Array;
    return size(0, found ? first : array ? 0 : PRECISION.getOrDefault(name, 0), scale);
  }

  private static String size(int length, int precision, int scale) {
    return length + " " + precision + " " + scale;
  }

  private static String labels(PgType type) {
    return type instanceof PgType.Enumeration enumeration ? enumeration.labels().toString() : "";
  }

  private void add(TableDefinition table) {
    String relation = table.getSchema().getInputName() + "." + table.getInputName();
    facts.put(relation + " kind", table.getTable().getTableType().name());
    facts.put(relation + " comment", Objects.toString(table.getComment(), ""));
    for (ColumnDefinition column : table.getColumns()) {
      DataTypeDefinition type = column.getType();
      String name = relation + "." + column.getInputName();
      facts.put(name + " position", String.valueOf(column.getPosition()));
      facts.put(name + " type", type(type));
      facts.put(name + " size", size(type.getLength(), type.getPrecision(), type.getScale()));
      facts.put(name + " nullable", String.valueOf(type.isNullable()));
      facts.put(name + " comment", Objects.toString(column.getComment(), ""));
      facts.put(name + " labels", labels(type));
    }
  }

  private static String type(DataTypeDefinition type) {
    Name name = type.getQualifiedUserType();
    int dimensions = type.getType().split(" ARRAY", -1).length - 1;
    return name.first() + "." + name.last() + "[]".repeat(dimensions);
  }

  private static String labels(DataTypeDefinition type) {
    EnumDefinition labels =
        type.getDatabase().getEnum(type.getSchema(), type.getQualifiedUserType());
    return labels == null || type.getType().endsWith(" ARRAY")
        ? ""
        : labels.getLiterals().toString();
  }
}
