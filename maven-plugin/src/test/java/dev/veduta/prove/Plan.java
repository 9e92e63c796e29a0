package dev.veduta.prove;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A node of a plan, as {@code EXPLAIN (FORMAT JSON)} writes it.
 *
 * @param type what it does
 * @param filter its {@code One-Time Filter}; none is empty
 * @param grouped whether it has a group for each value of something
 * @param set what a set operation does; none is empty
 * @param join how a join treats rows without a partner; none is empty
 * @param inputs what it reads, plans of subqueries in expressions left out
 */
record Plan(
    String type, String filter, boolean grouped, String set, String join, List<Plan> inputs) {
  /** Nodes that have a row only where their first input has one. */
  private static final Set<String> PASSING =
      Set.of(
          "Sort",
          "Incremental Sort",
          "Unique",
          "Group",
          "Limit",
          "Subquery Scan",
          "WindowAgg",
          "ProjectSet",
          "Materialize",
          "Memoize",
          "Gather",
          "Gather Merge",
          "LockRows",
          "Hash",
          "Result");

  private static final Set<String> JOINS = Set.of("Nested Loop", "Hash Join", "Merge Join");

  static Plan parse(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("Plan")) {
          parser.nextToken();
          return node(parser);
        }
      }
      throw new IllegalArgumentException(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Plan node(JsonParser json) throws IOException {
    String type = "";
    String filter = "";
    boolean grouped = false;
    String set = "";
    String join = "";
    String relationship = "";
    List<Plan> inputs = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "Node Type" -> type = json.getText();
        case "One-Time Filter" -> filter = json.getText();
        case "Command" -> set = json.getText();
        case "Join Type" -> join = json.getText();
        case "Parent Relationship" -> relationship = json.getText();
        case "Group Key" -> {
          grouped = true;
          json.skipChildren();
        }
        case "Plans" -> {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            Plan input = node(json);
            if (!input.type().isEmpty()) {
              inputs.add(input);
            }
          }
        }
        default -> json.skipChildren();
      }
    }
    boolean aside = relationship.equals("InitPlan") || relationship.equals("SubPlan");
    return new Plan(aside ? "" : type, filter, grouped, set, join, inputs);
  }

  /** Whether the planner knows that no row can come out. */
  boolean isEmpty() {
    if (filter.equals("false")) {
      return true;
    }
    if (inputs.isEmpty()) {
      return false;
    }
    if (type.equals("Append") || type.equals("Merge Append")) {
      return inputs.stream().allMatch(Plan::isEmpty);
    }
    if (type.equals("SetOp")) {
      return set.startsWith("Intersect")
          ? inputs.stream().anyMatch(Plan::isEmpty)
          : inputs.get(0).isEmpty();
    }
    if (JOINS.contains(type)) {
      boolean outer = inputs.get(0).isEmpty();
      boolean inner = inputs.get(1).isEmpty();
      return switch (join) {
        case "Inner", "Semi" -> outer || inner;
        case "Left", "Anti" -> outer;
        case "Right", "Right Anti", "Right Semi" -> inner;
        default -> outer && inner;
      };
    }
    boolean passing = PASSING.contains(type) || (type.equals("Aggregate") && grouped);
    return passing && inputs.get(0).isEmpty();
  }
}
