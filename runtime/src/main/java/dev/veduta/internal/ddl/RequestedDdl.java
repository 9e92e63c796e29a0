package dev.veduta.internal.ddl;

import static dev.veduta.internal.ddl.DdlOptions.Flag.CASCADE;
import static dev.veduta.internal.ddl.DdlOptions.Flag.IF_EXISTS;
import static dev.veduta.internal.ddl.DdlOptions.Flag.IF_NOT_EXISTS;
import static dev.veduta.internal.ddl.DdlOptions.Flag.OR_REPLACE;
import static dev.veduta.internal.ddl.DdlOptions.Flag.WITH_NO_DATA;

import dev.veduta.ddl.Ddl;
import dev.veduta.ddl.DdlReport;
import dev.veduta.internal.ddl.DdlOptions.Flag;
import dev.veduta.internal.fault.Faults;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;
import dev.veduta.view.ServerKind;
import dev.veduta.view.ViewRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Options on their way to a verb. Immutable. */
public final class RequestedDdl implements Ddl {
  private static final Set<RelationKind> VIEWS =
      Set.of(RelationKind.VIEW, RelationKind.MATERIALIZED_VIEW);

  private final DataSource dataSource;
  private final DdlOptions options;

  private RequestedDdl(DataSource dataSource, DdlOptions options) {
    this.dataSource = dataSource;
    this.options = options;
  }

  /** Made by {@link dev.veduta.Veduta}. */
  public static Ddl of(DataSource dataSource) {
    return new RequestedDdl(dataSource, DdlOptions.DEFAULT);
  }

  @Override
  public Ddl orReplace() {
    return with(OR_REPLACE);
  }

  @Override
  public Ddl ifNotExists() {
    return with(IF_NOT_EXISTS);
  }

  @Override
  public Ddl withNoData() {
    return with(WITH_NO_DATA);
  }

  @Override
  public Ddl ifExists() {
    return with(IF_EXISTS);
  }

  @Override
  public Ddl cascade() {
    return with(CASCADE);
  }

  @Override
  public Ddl dryRun() {
    return with(options.dry());
  }

  @Override
  public Ddl lockTimeout(Duration time) {
    return with(options.bounds(options.bounds().lock(time)));
  }

  @Override
  public Ddl statementTimeout(Duration time) {
    return with(options.bounds(options.bounds().statement(time)));
  }

  @Override
  public Ddl deadline(Duration time) {
    return with(options.bounds(options.bounds().deadline(time)));
  }

  @Override
  public DdlReport create(Relation<?> view, Relation<?>... more) {
    return createAll(all(view, more));
  }

  @Override
  public DdlReport createAll(Collection<? extends Relation<?>> views) {
    options.require("create", OR_REPLACE, IF_NOT_EXISTS, WITH_NO_DATA);
    if (options.has(OR_REPLACE) && options.has(IF_NOT_EXISTS)) {
      throw new IllegalStateException(
          "[OptionUnused] orReplace() and ifNotExists() exclude each other; leave one out");
    }
    return new Create(dataSource, options).run(wanted(views));
  }

  @Override
  public DdlReport createAll() {
    return createAll(compiled());
  }

  @Override
  public DdlReport drop(Relation<?> view, Relation<?>... more) {
    return drop(all(view, more));
  }

  @Override
  public DdlReport dropAll() {
    return drop(compiled());
  }

  private DdlReport drop(List<Relation<?>> views) {
    options.require("drop", IF_EXISTS, CASCADE);
    return new Drop(dataSource, options).run(wanted(views));
  }

  @Override
  public DdlReport replace(Relation<?> view, Relation<?>... more) {
    return replace(all(view, more));
  }

  @Override
  public DdlReport replaceAll() {
    return replace(compiled());
  }

  private DdlReport replace(List<Relation<?>> views) {
    options.require("replace");
    return new Replace(dataSource, options).run(wanted(views));
  }

  private static List<Relation<?>> compiled() {
    List<Relation<?>> views = new ArrayList<>();
    for (Relation<?> relation : ViewRegistry.load().views()) {
      if (VIEWS.contains(relation.kind())) {
        views.add(relation);
      }
    }
    if (views.isEmpty()) {
      throw new IllegalStateException(
          "[NothingCompiled] no record of a view is to be found by the context class loader; are"
              + " META-INF/services in its jar, or provides dev.veduta.view.ViewProvider in its"
              + " module-info?");
    }
    return views;
  }

  /** As they are on this server; asked only where it makes a difference. */
  private List<Wanted> wanted(Collection<? extends Relation<?>> views) {
    if (views.stream().noneMatch(Relation::differsByServer)) {
      return Wanted.of(views);
    }
    ServerKind server = server();
    return Wanted.of(views.stream().map(view -> view.on(server)).toList());
  }

  private ServerKind server() {
    String doing = "asking the server what it is";
    try (Connection connection = dataSource.getConnection()) {
      return ServerKind.of(connection);
    } catch (SQLException failure) {
      throw Faults.translate(doing, null, failure);
    }
  }

  private static List<Relation<?>> all(Relation<?> view, Relation<?>... more) {
    return Stream.concat(Stream.of(view), Stream.of(more)).toList();
  }

  private Ddl with(Flag flag) {
    return with(options.with(flag));
  }

  private Ddl with(DdlOptions other) {
    return new RequestedDdl(dataSource, other);
  }
}
