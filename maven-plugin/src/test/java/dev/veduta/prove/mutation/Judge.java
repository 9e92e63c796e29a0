package dev.veduta.prove.mutation;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.fuzz.KnownRows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a changed prover with the one that is right as far as we know. */
final class Judge {
  private final List<Connection> named = new ArrayList<>();
  private final List<Map<QualifiedName, SortedSet<String>>> expected = new ArrayList<>();
  private final Map<KnownRows, Map<QualifiedName, SortedSet<String>>> sound =
      new java.util.LinkedHashMap<>();
  private final MutantLoader original = new MutantLoader();

  /** Views of which named tests say all that is to be proven. */
  void addNamed(Connection connection, Collection<QualifiedName> views) throws Exception {
    named.add(connection);
    expected.add(claims(original, connection, views));
  }

  void addRandom(KnownRows rows) throws Exception {
    sound.put(rows, claims(original, rows.connection(), rows.views()));
  }

  /** How a named view's proof is another one; null where none is. */
  @Nullable String byNamedViews(MutantLoader mutant) {
    for (int i = 0; i < named.size(); i++) {
      Map<QualifiedName, SortedSet<String>> right = expected.get(i);
      try {
        Map<QualifiedName, SortedSet<String>> found = claims(mutant, named.get(i), right.keySet());
        for (QualifiedName view : right.keySet()) {
          if (!right.get(view).equals(found.get(view))) {
            return view + " is proven otherwise";
          }
        }
      } catch (Exception e) {
        return "fails with " + e;
      }
    }
    return null;
  }

  /** What claim of a random view its rows refute; null where none is. */
  @Nullable String byRandomViews(MutantLoader mutant) {
    for (KnownRows rows : sound.keySet()) {
      Map<QualifiedName, SortedSet<String>> right = sound.get(rows);
      try {
        Map<QualifiedName, SortedSet<String>> found =
            claims(mutant, rows.connection(), right.keySet());
        for (QualifiedName view : right.keySet()) {
          Set<String> more = new TreeSet<>(found.get(view));
          more.removeAll(right.get(view));
          for (String claim : more) {
            if (isRefuted(claim, view, rows)) {
              return view + " claims " + claim + ": " + rows.definition(view);
            }
          }
        }
      } catch (Exception e) {
        return "fails with " + e;
      }
    }
    return null;
  }

  private static boolean isRefuted(String claim, QualifiedName view, KnownRows rows) {
    String[] words = claim.split(" ");
    List<Integer> columns = Arrays.stream(words).skip(1).map(Integer::valueOf).toList();
    return switch (words[0]) {
      case "nn" -> rows.hasNull(view, columns.get(0));
      case "eq" -> rows.hasDifferent(view, columns.get(0), columns.get(1));
      default -> rows.hasEqual(view, columns);
    };
  }

  /** Which test method of these classes fails; null where none does. */
  @Nullable String byTests(MutantLoader mutant, List<String> classes) throws Exception {
    for (String name : classes) {
      Class<?> type = mutant.loadClass(name);
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(org.junit.jupiter.api.Test.class)) {
          var constructor = type.getDeclaredConstructor();
          constructor.setAccessible(true);
          method.setAccessible(true);
          try {
            method.invoke(constructor.newInstance());
          } catch (InvocationTargetException e) {
            return type.getSimpleName() + "." + method.getName();
          }
        }
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Map<QualifiedName, SortedSet<String>> claims(
      MutantLoader loader, Connection connection, Collection<QualifiedName> views)
      throws Exception {
    Method of =
        loader
            .loadClass(Claims.class.getName())
            .getMethod("of", Connection.class, Collection.class);
    try {
      return (Map<QualifiedName, SortedSet<String>>) of.invoke(null, connection, views);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception it ? it : e;
    }
  }
}
