package dev.veduta.internal.ddl;

import static java.util.Objects.requireNonNull;

import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes views again, some from their records, and all that depend on them from what the database
 * has. Plain views are dropped and created; where materialized ones are among them all are made
 * aside, without data, to be put in their place by a {@link Swap}.
 *
 * <p>Names in definitions have to mean the new views. So for the moment of this transaction those
 * have the names, and the old ones others.
 */
final class Remake {
  private final Script script;
  private final DdlOptions options;
  private final Map<RelationName, Wanted> wanted = new HashMap<>();
  private final Map<RelationName, Live> live;
  private final Map<Long, Image> images;
  private final List<RelationName> order;

  private Remake(
      Script script,
      DdlOptions options,
      List<Wanted> changed,
      Uses uses,
      Map<RelationName, Live> live)
      throws SQLException {
    this.script = script;
    this.options = options;
    this.live = live;
    changed.forEach(view -> wanted.put(view.name(), view));
    this.images = Image.of(script.connection(), oids(live.values()));
    this.order = order(uses);
  }

  /**
   * Looks what has to be made again.
   *
   * @throws dev.veduta.DependentsException if something cannot be
   * @throws dev.veduta.NotReplaceableException if something would be lost
   */
  static Remake of(
      Script script, List<Wanted> changed, Map<RelationName, Live> named, DdlOptions options)
      throws SQLException {
    Connection connection = script.connection();
    List<Long> given =
        changed.stream()
            .map(view -> named.get(view.name()))
            .filter(view -> view != null)
            .map(Live::oid)
            .toList();
    Uses uses = Uses.of(connection, given);
    Map<RelationName, Live> live = Live.of(connection, uses.affected());
    RelationName first = changed.get(0).name();
    Obstacles.requireNoStrangers(first, uses);
    Obstacles.requireOwned(live.values());
    Obstacles.requireKept(connection, first, oids(live.values()));
    return new Remake(script, options, changed, uses, live);
  }

  private List<RelationName> order(Uses uses) {
    Map<Long, RelationName> names = new HashMap<>();
    live.values().forEach(view -> names.put(view.oid(), view.name()));
    Map<RelationName, Set<RelationName>> reads = new HashMap<>();
    for (Live view : live.values()) {
      Set<RelationName> read = new HashSet<>();
      uses.readBy(view.oid()).forEach(oid -> read.add(requireNonNull(names.get(oid))));
      reads.put(view.name(), read);
    }
    wanted.values().forEach(view -> reads.put(view.name(), Set.copyOf(view.creation().reads())));
    return Order.of(reads);
  }

  /** What is left to do; nothing where no data has to be filled in. */
  Optional<Swap> run() throws SQLException {
    boolean materialized =
        live.values().stream().anyMatch(Live::isMaterialized)
            || wanted.values().stream().anyMatch(Wanted::materialized);
    return materialized ? Optional.of(aside()) : inPlace();
  }

  private Optional<Swap> inPlace() throws SQLException {
    takeTurn();
    for (Live view : oldOnes()) {
      script.run("drop " + view.word() + " " + view.name().quoted(), Meaning.dropping(view.name()));
    }
    makeAll();
    return Optional.empty();
  }

  private Swap aside() throws SQLException {
    List<Live> old = oldOnes();
    List<Aside> oldNames = Aside.of(script.connection(), oids(old));
    takeTurn();
    for (Live view : old) {
      rename(new Aside(view.oid(), view.word(), view.name().schema(), view.name().name()).toOld());
    }
    oldNames.stream().filter(it -> !it.isView()).map(Aside::toOld).forEach(this::rename);
    Map<RelationName, Live> made = makeAll();
    List<Aside> newNames = Aside.of(script.connection(), oids(made.values()));
    newNames.stream().map(Aside::toNew).forEach(this::rename);
    oldNames.stream().map(Aside::fromOld).forEach(this::rename);
    return new Swap(old, images, filled(), newNames);
  }

  private void takeTurn() throws SQLException {
    Turn.begin(script.connection(), options.bounds(), live.size());
  }

  private void rename(String sql) {
    script.run(sql, Meaning.of("replacing " + wanted.keySet()));
  }

  /** What there is of them, each before those that it reads. */
  private List<Live> oldOnes() {
    List<Live> old = new ArrayList<>();
    order.stream()
        .filter(live::containsKey)
        .forEach(name -> old.add(requireNonNull(live.get(name))));
    Collections.reverse(old);
    return old;
  }

  /** Those to be filled: what was empty before stays so. */
  private List<RelationName> filled() {
    return order.stream()
        .filter(
            name -> {
              Live there = live.get(name);
              Wanted view = wanted.get(name);
              return there == null
                  ? view != null && view.materialized()
                  : there.isMaterialized() && there.populated();
            })
        .toList();
  }

  private Map<RelationName, Live> makeAll() throws SQLException {
    for (RelationName name : order) {
      Wanted view = wanted.get(name);
      if (view == null) {
        makeAgain(requireNonNull(live.get(name)));
      } else {
        make(view, live.get(name));
      }
    }
    Map<RelationName, Live> made = Live.named(script.connection(), order);
    Obstacles.requireSamePlaces(script.connection(), wanted.keySet(), live, made);
    return made;
  }

  private void makeAgain(Live view) {
    Image image = requireNonNull(images.get(view.oid()));
    RelationName root = wanted.keySet().iterator().next();
    Meaning meaning = Meaning.makingAgain(root, view.name());
    script.run(
        image.header()
            + "\n"
            + image.definition()
            + (view.isMaterialized() ? "\nwith no data" : ""),
        meaning);
    image.after().forEach(sql -> script.run(sql, meaning));
  }

  private void make(Wanted view, @Nullable Live there) throws SQLException {
    if (there == null) {
      Create.create(script, view);
      new Tables(script).make(view);
      return;
    }
    Image image = requireNonNull(images.get(there.oid()));
    Meaning meaning = Meaning.creating(view.name());
    script.run(
        view.materialized()
            ? image.header() + "\n" + view.query() + "\nwith no data"
            : view.header(false) + "\n" + view.query(),
        meaning);
    view.after().forEach(sql -> script.run(sql, meaning));
    Live made =
        requireNonNull(Live.named(script.connection(), List.of(view.name())).get(view.name()));
    image.after(view, made.columnNames()).forEach(sql -> script.run(sql, meaning));
  }

  private static List<Long> oids(Collection<Live> views) {
    return views.stream().map(Live::oid).toList();
  }
}
