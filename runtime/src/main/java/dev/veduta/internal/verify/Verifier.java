package dev.veduta.internal.verify;

import dev.veduta.query.Column;
import dev.veduta.verify.Verification;
import dev.veduta.view.Fact;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of views what they lost with the facts that do not hold any more. */
public final class Verifier {
  private Verifier() {}

  /** Asks for the facts of all views at once. */
  public static Verification verify(Connection connection, Collection<? extends Relation<?>> views)
      throws SQLException {
    List<Fact> facts = views.stream().flatMap(it -> it.facts().stream()).distinct().toList();
    Map<Fact, String> flaws = Flaws.of(connection, facts);
    Map<Relation<?>, List<String>> lost = new LinkedHashMap<>();
    for (Relation<?> view : views) {
      List<String> sentences = sentences(view, flaws);
      if (!sentences.isEmpty()) {
        lost.put(view, sentences);
      }
    }
    return new Verification(lost);
  }

  private static List<String> sentences(Relation<?> view, Map<Fact, String> flaws) {
    return view.facts().stream()
        .filter(flaws::containsKey)
        .map(it -> it + " " + flaws.get(it) + ": " + claim(view, it) + " is no longer proven")
        .toList();
  }

  private static String claim(Relation<?> relation, Fact fact) {
    return fact.kind() != Fact.Kind.NOT_NULL && relation instanceof View<?, ?> view
        ? "the key (" + columns(view) + ") of " + view
        : "that " + relation + " holds no null there";
  }

  private static String columns(View<?, ?> view) {
    return view.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
