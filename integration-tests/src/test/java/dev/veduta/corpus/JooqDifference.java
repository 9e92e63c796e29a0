package dev.veduta.corpus;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of a class that jOOQ generated in two ways.
 *
 * @param live from the database; empty if only ours has it
 * @param ours from the catalog; empty if only the other has it
 */
record JooqDifference(Pair pair, String file, String name, String live, String ours) {
  /** Why our catalog gives something else, and that is what we want. */
  enum Purpose {
    /** A column that is never null says so. */
    NOT_NULL_PROVEN {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.column().filter(column -> !column.isNullable()).isPresent()
            ? it.with(it.live, it.ours.replace(".nullable(false)", ""))
                .orIf(it.live.contains(".nullable(false)"), it)
            : it;
      }
    },
    /** A column of a NOT NULL domain can be null, and is not called never null. */
    NOT_NULL_DOMAIN {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.isOf(PgType.Domain.class) && it.column().orElseThrow().isNullable()
            ? it.with(it.live.replace(".nullable(false)", ""), it.ours)
            : it;
      }
    },
    /** A view has keys; and so has a table whose unique columns are never null. */
    KEYS {
      @Override
      JooqDifference without(JooqDifference it) {
        boolean isKept =
            switch (it.name) {
              case "getPrimaryKey()", "getUniqueKeys()", "key()" -> it.hasAllKeys();
              case "class" ->
                  it.file.contains("/records/")
                      && it.hasAllKeys()
                      && it.ours.equals(
                          it.live.replace(
                              "extends TableRecordImpl", "extends UpdatableRecordImpl"));
              default -> false;
            };
        return isKept || it.file.endsWith("Keys.java") && it.live.isEmpty() ? it.gone() : it;
      }
    },
    /**
     * A unique index of a table is a unique key: the catalog does not tell it from a constraint.
     */
    UNIQUE_INDEX {
      @Override
      JooqDifference without(JooqDifference it) {
        if (it.name.equals("getIndexes()")) {
          return it.gone(); // each index is told by its own member
        }
        return it.file.endsWith("Indexes.java") && it.ours.isEmpty() && it.pair.isOurKey(it.name)
            ? it.gone()
            : it;
      }
    },
    /** An index that includes columns is one over its key; jOOQ leaves it out. */
    INCLUDED_COLUMNS {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.index(" INCLUDE ") && it.live.isEmpty() ? it.gone() : it;
      }
    },
    /** Unique among some rows is not unique. */
    PARTIAL_INDEX {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.index(" WHERE ")
            ? it.with(it.live.replaceFirst("true\\);$", "false);"), it.ours)
            : it;
      }
    },
    /** Of a domain over an array it is the domain, and not an array of it; jOOQ misreads both. */
    DOMAIN_OVER_AN_ARRAY {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.retyped(
            type -> type instanceof PgType.Domain domain && domain.base() instanceof PgType.Array);
      }
    },
    /** Takes oidvector and int2vector for arrays, and cuts a letter off their names. */
    VECTOR {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.retyped(
            type ->
                type instanceof PgType.Base base
                    && Set.of("oidvector", "int2vector").contains(base.name().name()));
      }
    },
    /** Reads a materialized view's domain as the type beneath. */
    DOMAIN_IN_A_MATERIALIZED_VIEW {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.inMaterializedView() && it.isOf(PgType.Domain.class) ? it.withoutSqlType() : it;
      }
    },
    /** Reads a materialized view's interval of days as one of anything. */
    INTERVAL_IN_A_MATERIALIZED_VIEW {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.inMaterializedView()
            ? it.retyped(type -> type.equals(PgType.builtin("interval")))
            : it;
      }
    },
    /** Leaves out how precise the times of materialized views and composite types are. */
    PRECISION_OF_TIMES {
      private static final Pattern PRECISION =
          Pattern.compile("(SQLDataType\\.\\w*TIME\\w*)\\(\\d\\)");

      @Override
      JooqDifference without(JooqDifference it) {
        return it.inMaterializedView() || it.file.contains("udt/")
            ? it.with(
                PRECISION.matcher(it.live).replaceAll("$1"),
                PRECISION.matcher(it.ours).replaceAll("$1"))
            : it;
      }
    },
    /** The definition of a view is the pretty one. */
    SOURCE {
      private static final Pattern TEXT =
          Pattern.compile("(?si)\"\"\"\\s+create (materialized )?view \".*\"\"\"");

      @Override
      JooqDifference without(JooqDifference it) {
        return it.ours.contains("TableOptions.")
            ? it.with(TEXT.matcher(it.live).replaceAll(""), TEXT.matcher(it.ours).replaceAll(""))
            : it;
      }
    },
    /** What a value is if none is given is not in the catalog. */
    DEFAULTS {
      private static final Pattern DEFAULT =
          Pattern.compile(
              "\\.(identity\\(true\\)|generated\\w+AsIdentity\\(\\))|\\.defaultValue\\(DSL\\.field\\(DSL\\.raw\\(\"(\\\\.|[^\"\\\\])*\"\\),"
                  + " (\\([^()]*\\)|[^()])*\\)\\)");

      @Override
      JooqDifference without(JooqDifference it) {
        return it.name.equals("getIdentity()") && it.ours.isEmpty()
            ? it.gone()
            : it.with(DEFAULT.matcher(it.live).replaceAll(""), it.ours);
      }
    },
    /** Nor what a domain checks, nor whether it takes nulls. */
    CHECKS_OF_DOMAINS {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.file.endsWith("Domains.java")
            ? it.with(
                it.live
                    .replaceAll("\n *, Internal\\.createCheck\\(.*\\)(?=\n)", "")
                    .replace(".nullable(false)", ""),
                it.ours)
            : it;
      }
    },
    /** Nor comments of schemas and types, which jOOQ shows since 3.20. */
    COMMENTS {
      private static final Pattern COMMENT =
          Pattern.compile("(?s)/\\*\\*.*?\\*/|DSL\\.comment\\(\".*\"\\)");

      @Override
      JooqDifference without(JooqDifference it) {
        return it.file.matches("(\\w+/)?(enums/|udt/)?\\w+\\.java")
                && COMMENT
                    .matcher(it.live)
                    .replaceAll("")
                    .equals(COMMENT.matcher(it.ours).replaceAll(""))
            ? it.gone()
            : it;
      }
    },
    /** Nor a type that no column has. */
    UNUSED_TYPES {
      @Override
      JooqDifference without(JooqDifference it) {
        boolean isType = it.file.matches(".*(enums/\\w+|udt/.*|Domains)\\.java");
        return isType && it.ours.isEmpty() || it.name.equals("getDomains()") ? it.gone() : it;
      }
    },
    /** A partition is no table of its own: its rows are in the partitioned table. */
    PARTITIONS {
      @Override
      JooqDifference without(JooqDifference it) {
        return it.with(it.pair.withoutPartitions(it.file, it.live), it.ours);
      }
    };

    /** The difference that is left. */
    abstract JooqDifference without(JooqDifference difference);
  }

  /** Both outputs, and what they are of. */
  record Pair(
      JooqOutput live, JooqOutput ours, List<CatalogView> views, Map<String, CatalogView> tables) {
    private static final Pattern INSTANCE =
        Pattern.compile("The reference instance of\\s+(?:\\* )?<code>(.*?)</code>");

    static Pair of(JooqOutput live, JooqOutput ours, List<CatalogView> views) {
      Map<QualifiedName, CatalogView> byName =
          views.stream().collect(Collectors.toMap(CatalogView::name, it -> it));
      Map<String, CatalogView> tables = new java.util.TreeMap<>();
      ours.members()
          .forEach(
              (file, members) -> {
                Matcher instance = INSTANCE.matcher(String.join("\n", members.values()));
                if (file.contains("tables/") && instance.find()) {
                  byName.values().stream()
                      .filter(it -> shown(it.name()).equals(instance.group(1)))
                      .forEach(it -> tables.put(file, it));
                }
              });
      return new Pair(live, ours, views, tables);
    }

    private static String shown(QualifiedName name) {
      return name.toString().replace("*/", "* /").replace("/*", "/ *");
    }

    Optional<CatalogView> relation(String file) {
      return Optional.ofNullable(
          tables.get(file.replace("/records/", "/").replaceFirst("Record\\.java$", ".java")));
    }

    boolean isOurKey(String name) {
      return ours.members().entrySet().stream()
          .anyMatch(it -> it.getKey().endsWith("Keys.java") && it.getValue().containsKey(name));
    }

    /** Without what is of a table that only the database has. */
    String withoutPartitions(String file, String text) {
      if (!ours.members().containsKey(file) && file.contains("tables/")) {
        return "";
      }
      String rest = text;
      for (String each : live.members().keySet()) {
        if (!each.contains("/records/")
            && each.contains("tables/")
            && !ours.members().containsKey(each)) {
          String type = each.replaceFirst(".*tables/(.*)\\.java", "$1");
          rest =
              rest.contains("getTables()")
                  ? rest.replaceFirst(",?\n *" + Pattern.quote(type) + "\\.\\w+(?=,|\n)", "")
                  : rest.matches("(?s).*\\b" + Pattern.quote(type) + "(Record)?\\b.*") ? "" : rest;
        }
      }
      return rest;
    }
  }

  static List<JooqDifference> between(JooqOutput live, JooqOutput ours, List<CatalogView> views) {
    Pair pair = Pair.of(live, ours, views);
    List<JooqDifference> differences = new ArrayList<>();
    for (String file : union(live.members(), ours.members())) {
      Map<String, String> theirs = live.members().getOrDefault(file, Map.of());
      Map<String, String> mine = ours.members().getOrDefault(file, Map.of());
      for (String name : union(theirs, mine)) {
        String one = theirs.getOrDefault(name, "");
        String other = mine.getOrDefault(name, "");
        if (!one.equals(other)) {
          differences.add(new JooqDifference(pair, file, name, one, other));
        }
      }
    }
    return differences;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    return Stream.of(one, other)
        .flatMap(it -> it.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean isExplained(Set<Purpose> used) {
    Set<Purpose> needed = new TreeSet<>();
    JooqDifference rest = this;
    for (Purpose each : Purpose.values()) {
      JooqDifference less = each.without(rest);
      if (!less.equals(rest)) {
        needed.add(each);
      }
      rest = less;
    }
    if (rest.live.equals(rest.ours)) {
      used.addAll(needed);
    }
    return rest.live.equals(rest.ours);
  }

  private JooqDifference with(String otherLive, String otherOurs) {
    return new JooqDifference(pair, file, name, otherLive, otherOurs);
  }

  private JooqDifference orIf(boolean condition, JooqDifference other) {
    return condition ? other : this;
  }

  private JooqDifference gone() {
    return with("", "");
  }

  /** The column that a field, getter or setter is of. */
  private Optional<CatalogColumn> column() {
    Matcher field = Pattern.compile("createField\\(DSL\\.name\\(\"(.*?)\"\\), ").matcher(both());
    Matcher place = Pattern.compile("\\b[gs]et\\((\\d+)[,)]").matcher(both());
    return pair.relation(file)
        .flatMap(
            relation ->
                field.find()
                    ? relation.column(field.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
                    : place.find()
                        ? Optional.of(relation.columns().get(Integer.parseInt(place.group(1))))
                        : Optional.empty());
  }

  private String both() {
    return ours.isEmpty() ? live : ours;
  }

  private boolean isOf(Class<? extends PgType> kind) {
    return column().filter(column -> kind.isInstance(column.type())).isPresent();
  }

  private boolean inMaterializedView() {
    return pair.relation(file)
        .filter(it -> it.kind() == RelationKind.MATERIALIZED_VIEW)
        .isPresent();
  }

  /** Whether the catalog has keys of the relation, and no key of the database's is lost. */
  private boolean hasAllKeys() {
    String table = file.replace("/records/", "/").replaceFirst("Record\\.java$", ".java");
    return pair.relation(file).filter(it -> !it.keys().isEmpty()).isPresent()
        && keys(pair.ours, table).containsAll(keys(pair.live, table));
  }

  private static Set<String> keys(JooqOutput output, String table) {
    Map<String, String> members = output.members().getOrDefault(table, Map.of());
    return Stream.of("getPrimaryKey()", "getUniqueKeys()")
        .flatMap(
            it -> Pattern.compile("Keys\\.\\w+").matcher(members.getOrDefault(it, "")).results())
        .map(it -> it.group())
        .collect(Collectors.toSet());
  }

  /** Whether it is of an index with this in its definition. */
  private boolean index(String word) {
    return file.endsWith("Indexes.java")
        && pair.views.stream()
            .flatMap(view -> view.indexes().stream())
            .anyMatch(
                it ->
                    both().contains("DSL.name(\"" + it.name() + "\")")
                        && it.definition().contains(word));
  }

  /** Of a column whose type in Java is another, all but its name. */
  private JooqDifference retyped(java.util.function.Predicate<PgType> isOther) {
    if (column().filter(column -> isOther.test(column.type())).isPresent()) {
      return gone();
    }
    if (file.endsWith("Domains.java")) {
      return pair.views.stream()
              .flatMap(view -> view.columns().stream())
              .map(CatalogColumn::type)
              .anyMatch(
                  it ->
                      isOther.test(it)
                          && it instanceof PgType.Domain domain
                          && both().contains("DSL.name(\"" + domain.name().name() + "\")"))
          ? gone()
          : this;
    }
    boolean isConstructor = file.contains("/records/") && both().contains("detached, initialised");
    return isConstructor
            && pair.relation(file).stream()
                .flatMap(it -> it.columns().stream())
                .anyMatch(column -> isOther.test(column.type()))
        ? with(withoutParameterTypes(live), withoutParameterTypes(ours))
        : this;
  }

  private static String withoutParameterTypes(String text) {
    return text.replaceAll("[\\w.]+(\\[\\])* (\\w+)(?=[,)])", "$2");
  }

  private JooqDifference withoutSqlType() {
    Pattern type =
        Pattern.compile("(?<=createField\\(DSL\\.name\\(\"[^\"]{1,70}\"\\), ).*?(?=, this)");
    return with(type.matcher(live).replaceAll(""), type.matcher(ours).replaceAll(""));
  }

  @Override
  public String toString() {
    return file
        + " "
        + name
        + "\n--- from the database\n"
        + live
        + "\n--- from the catalog\n"
        + ours;
  }
}
