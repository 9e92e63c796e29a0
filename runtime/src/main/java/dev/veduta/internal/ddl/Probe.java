package dev.veduta.internal.ddl;

import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What would become of a view: its definition is compiled under another name, and compared. */
final class Probe {
  /** What it takes to make a view what its record says. */
  enum Verdict {
    NOTHING,
    CREATE,
    CREATE_OR_REPLACE,
    MAKE_AGAIN
  }

  private final Script script;
  private final Map<RelationName, Live> live;
  private final Map<Long, Image> images;

  Probe(Script script, Map<RelationName, Live> live) throws SQLException {
    this.script = script;
    this.live = live;
    this.images = Image.of(script.connection(), live.values().stream().map(Live::oid).toList());
  }

  /**
   * Compiles, in a savepoint that is rolled back.
   *
   * @throws dev.veduta.DefinitionFailedException if it does not compile
   */
  Verdict of(Wanted view) throws SQLException {
    Live there = live.get(view.name());
    if (there == null) {
      return Verdict.CREATE;
    }
    Live compiled = compiled(view);
    if (isSame(view, there, compiled)) {
      return Verdict.NOTHING;
    }
    List<String> columns = there.columns();
    boolean grows =
        columns.size() <= compiled.columns().size()
            && columns.equals(compiled.columns().subList(0, columns.size()));
    return grows && !view.materialized() ? Verdict.CREATE_OR_REPLACE : Verdict.MAKE_AGAIN;
  }

  private Live compiled(Wanted view) throws SQLException {
    Aside aside = new Aside(0, "view", view.name().schema(), view.name().name());
    String sql =
        view.header(false, aside.quotedNew())
            + "\n"
            + view.query()
            + (view.materialized() ? "\nwith no data" : "");
    Savepoint savepoint = script.connection().setSavepoint();
    try (Statement statement = script.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      RelationName name = new RelationName(view.name().schema(), aside.newName());
      return Objects.requireNonNull(Live.named(script.connection(), List.of(name)).get(name));
    } catch (SQLException failure) {
      throw Meaning.creating(view.name()).of(sql, failure);
    } finally {
      script.connection().rollback(savepoint);
    }
  }

  private boolean isSame(Wanted view, Live there, Live compiled) {
    Image image = Objects.requireNonNull(images.get(there.oid()));
    return there.columns().equals(compiled.columns())
        && Objects.equals(there.definition(), compiled.definition())
        && (view.materialized() || there.options().equals(compiled.options()))
        && (view.comment() == null || view.comment().equals(there.comment()))
        && image.hasIndexes(view.creation().indexes());
  }
}
