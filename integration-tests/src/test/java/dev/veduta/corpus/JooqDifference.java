package dev.veduta.corpus;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
  /** Both outputs, and what they are of. */
  record Pair(
      JooqOutput live, JooqOutput ours, List<CatalogView> views, Map<String, CatalogView> tables) {
    private static final Pattern INSTANCE =
        Pattern.compile("The reference instance of\\s+(?:\\* )?<code>(.*?)</code>");

    static Pair of(JooqOutput live, JooqOutput ours, List<CatalogView> views) {
      Map<QualifiedName, CatalogView> byName =
          views.stream().collect(Collectors.toMap(CatalogView::name, it -> it));
      Map<String, CatalogView> tables = new TreeMap<>();
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

  boolean isExplained(Set<JooqPurpose> used) {
    Set<JooqPurpose> needed = EnumSet.noneOf(JooqPurpose.class);
    JooqDifference rest = this;
    for (JooqPurpose each : JooqPurpose.values()) {
      JooqDifference less = each.without(rest);
      if (!less.equals(rest)) {
        needed.add(each);
      }
      rest = less;
      if (rest.live.equals(rest.ours)) {
        used.addAll(needed);
        return true;
      }
    }
    return false;
  }

  JooqDifference with(String otherLive, String otherOurs) {
    return new JooqDifference(pair, file, name, otherLive, otherOurs);
  }

  JooqDifference orIf(boolean condition, JooqDifference other) {
    return condition ? other : this;
  }

  JooqDifference gone() {
    return with("", "");
  }

  /** The column that a field, getter or setter is of. */
  Optional<CatalogColumn> column() {
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

  boolean isOf(Class<? extends PgType> kind) {
    return column().filter(column -> kind.isInstance(column.type())).isPresent();
  }

  boolean inMaterializedView() {
    return pair.relation(file)
        .filter(it -> it.kind() == RelationKind.MATERIALIZED_VIEW)
        .isPresent();
  }

  /** Whether the catalog has keys of the relation, and no key of the database's is lost. */
  boolean hasAllKeys() {
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
  boolean index(String word) {
    return file.endsWith("Indexes.java")
        && pair.views.stream()
            .flatMap(view -> view.indexes().stream())
            .anyMatch(
                it ->
                    both().contains("DSL.name(\"" + it.name() + "\")")
                        && it.definition().contains(word));
  }

  /** Of a column whose type in Java is another, all but its name. */
  JooqDifference retyped(Predicate<PgType> isOther) {
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

  JooqDifference withoutSqlType() {
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
