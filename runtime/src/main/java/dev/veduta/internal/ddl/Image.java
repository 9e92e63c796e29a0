package dev.veduta.internal.ddl;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A view as the database has it, in the statements that make it again. Immutable.
 *
 * @param header what begins the statement that creates it
 * @param definition its query
 * @param steps all other statements, in order
 */
public record Image(String header, String definition, List<Step> steps) {
  private static final int HEADER = 0;
  private static final int DEFINITION = 1;
  private static final int INDEX = 5;
  private static final int AFTER_INDEX = 6;
  private static final int REPLICA_IDENTITY = 8;
  private static final int COMMENT = 11;
  private static final int PRIVILEGES = 13;
  private static final int OWNER = 14;

  /**
   * A statement.
   *
   * @param order what it is about, by its place among the others
   * @param index the index that it is about, as {@code quote_ident} writes it; or null
   * @param needs the columns without which there is nothing to say; or null
   * @param undo what takes it back; or null where nothing does but to drop the view
   */
  public record Step(
      int order,
      @Nullable String index,
      @Nullable List<String> needs,
      String sql,
      @Nullable String undo) {

    /** Whether it creates an index. */
    public boolean isIndex() {
      return order == INDEX;
    }

    /** Whether it says how the view is stored and planned for, and not what it is. */
    public boolean isTuning() {
      return order >= AFTER_INDEX && order <= REPLICA_IDENTITY && !sql.startsWith("comment ");
    }

    /** Whether it says who may use the view. */
    public boolean isPrivilege() {
      return order >= PRIVILEGES && !isOwner();
    }

    /** Whether it says whose the view is. */
    public boolean isOwner() {
      return order == OWNER;
    }

    /** Whether it still has an object where the view's columns and indexes are these. */
    private boolean fits(List<String> columns, List<String> indexes) {
      return (index != null && indexes.contains(index))
          || needs == null
          || columns.containsAll(needs);
    }

    private boolean creates(List<String> indexes) {
      return order == INDEX && index != null && indexes.contains(index);
    }

    private boolean commentsOnTheView() {
      return order == COMMENT && needs == null;
    }
  }

  private record Row(long view, Step step) {}

  /** Of these views, by their numbers. */
  public static Map<Long, Image> of(Connection connection, Collection<Long> views)
      throws SQLException {
    Map<Long, List<Step>> steps = new TreeMap<>();
    for (Row row : Oids.ask(connection, "image.sql", Image::row, views)) {
      steps.computeIfAbsent(row.view, view -> new ArrayList<>()).add(row.step);
    }
    Map<Long, Image> images = new TreeMap<>();
    steps.forEach((view, its) -> images.put(view, image(its)));
    return images;
  }

  private static Row row(ResultSet row) throws SQLException {
    List<String> needs = row.getArray(4) == null ? null : Oids.texts(row, 4);
    return new Row(
        row.getLong(1),
        new Step(row.getInt(2), row.getString(3), needs, row.getString(5), row.getString(6)));
  }

  private static Image image(List<Step> steps) {
    return new Image(
        steps.get(HEADER).sql,
        steps.get(DEFINITION).sql,
        List.copyOf(steps.subList(DEFINITION + 1, steps.size())));
  }

  /** The statements after its creation, where the definition stays. */
  List<String> after() {
    return steps.stream().map(Step::sql).toList();
  }

  /**
   * What of it is kept by a view of another definition.
   *
   * @param columns the names of that one's columns
   */
  List<String> after(Wanted view, List<String> columns) {
    List<String> indexes = view.indexNames();
    return steps.stream()
        .filter(step -> step.fits(columns, indexes))
        .filter(step -> !step.creates(indexes))
        .filter(step -> view.comment() == null || !step.commentsOnTheView())
        .map(Step::sql)
        .toList();
  }

  /** Whether it has all these indexes, as they are. */
  boolean hasIndexes(List<String> definitions) {
    return steps.stream().map(Step::sql).toList().containsAll(definitions);
  }
}
