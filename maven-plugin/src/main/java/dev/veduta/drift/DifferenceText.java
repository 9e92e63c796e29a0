package dev.veduta.drift;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.introspect.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A difference in words: what has changed, and what that means. */
final class DifferenceText {
  private DifferenceText() {}

  static String of(Difference difference) {
    if (difference instanceof Difference.ViewGone) {
      return "is gone from the database: its record reads nothing any more";
    }
    if (difference instanceof Difference.ViewNew) {
      return "is new in the database: it has no record yet";
    }
    if (difference instanceof Difference.KindChanged it) {
      return "was a " + words(it.from()) + " and is a " + words(it.to());
    }
    if (difference instanceof Difference.OptionsChanged it) {
      return "has other options: "
          + options(it.from())
          + " became "
          + options(it.to())
          + (it.from().securityInvoker() == it.to().securityInvoker()
              ? ""
              : ", so other rows may show");
    }
    if (difference instanceof Difference.UpdatableChanged it) {
      return it.updatable() ? "can be updated now" : "cannot be updated any more";
    }
    if (difference instanceof Difference.WritableChanged it) {
      return it.writable()
          ? "can be written now, by insert, update and delete"
          : "cannot be written any more: code that inserts, updates or deletes will not compile";
    }
    if (difference instanceof Difference.DependenciesChanged it) {
      return "reads other relations"
          + listed(" now: ", Shown.list(it.added(), Shown::name))
          + listed(" no longer: ", Shown.list(it.removed(), Shown::name))
          + ", so refreshes are planned otherwise";
    }
    return ofColumn(difference);
  }

  private static String ofColumn(Difference difference) {
    if (difference instanceof Difference.ColumnAdded it) {
      return column(it.column().name()) + " " + Printable.of(it.column().sqlType()) + " is new";
    }
    if (difference instanceof Difference.ColumnRemoved it) {
      return column(it.column().name()) + " is gone: code that reads it will not compile";
    }
    if (difference instanceof Difference.ColumnRenamed it) {
      return column(it.from())
          + " is gone, and "
          + Shown.name(it.to())
          + " of the same type has its place (renamed?): code that reads the old name will not"
          + " compile";
    }
    if (difference instanceof Difference.ColumnsReordered it) {
      return "has its columns in another order, "
          + Shown.names(it.order())
          + ": so will its record's constructor";
    }
    if (difference instanceof Difference.ColumnRetyped it) {
      return retyped(it.from(), it.to());
    }
    if (difference instanceof Difference.EnumChanged it) {
      return column(it.column()) + " is of enum " + Shown.name(it.to().name()) + labels(it);
    }
    if (difference instanceof Difference.CollationChanged it) {
      return column(it.column())
          + " had "
          + collation(it.from())
          + " and has "
          + collation(it.to())
          + ": it sorts and compares otherwise";
    }
    if (difference instanceof Difference.ReadOnlyChanged it) {
      return column(it.column())
          + (it.readOnly()
              ? " takes no values any more: code that writes it will not compile"
              : " takes values now");
    }
    if (difference instanceof Difference.NotNullLost it) {
      return notNullLost(it);
    }
    if (difference instanceof Difference.NotNullGained it) {
      return column(it.column()) + " is never null now (" + reason(it.claim()) + ")";
    }
    return ofKey(difference);
  }

  private static String ofKey(Difference difference) {
    if (difference instanceof Difference.KeyLost it) {
      return keyLost(it);
    }
    if (difference instanceof Difference.KeyGained it) {
      return "is identified by " + key(it.columns()) + " now";
    }
    if (difference instanceof Difference.EqualityLost it) {
      return "may have different values in "
          + key(it.columns())
          + " now: records that read one for the others have to be generated again";
    }
    if (difference instanceof Difference.KeyPreferred it) {
      return "prefers another of its keys, " + key(it.columns()) + ": rows are equal by it";
    }
    if (difference instanceof Difference.IndexLost it) {
      return "no longer has the index " + Shown.name(it.index()) + " as it was";
    }
    if (difference instanceof Difference.IndexGained it) {
      return "has the index " + Shown.name(it.index()) + " as it was not";
    }
    return ofNote(difference);
  }

  private static String ofNote(Difference difference) {
    if (difference instanceof Difference.CommentChanged it) {
      String what = it.column() == null ? "" : column(it.column()) + " ";
      return what + "has another comment";
    }
    if (difference instanceof Difference.ReasonChanged it) {
      return key(it.columns())
          + ": known otherwise, "
          + reason(it.from())
          + " became "
          + reason(it.to());
    }
    throw new IllegalArgumentException(difference.toString());
  }

  private static String notNullLost(Difference.NotNullLost it) {
    boolean known = !it.loss().flaws().isEmpty();
    return (known ? "not null lost: " + flaws(it.loss()) : "")
        + column(it.column())
        + " may be null now: readers must expect it"
        + unused(it.loss().unused());
  }

  private static String keyLost(Difference.KeyLost it) {
    boolean known = !it.loss().flaws().isEmpty();
    return (known
            ? "key lost: " + flaws(it.loss()) + key(it.columns()) + " is no longer proven"
            : "is not identified by " + key(it.columns()) + " any more")
        + ": find and the identity map cannot use it"
        + unused(it.loss().unused());
  }

  private static String flaws(Loss loss) {
    return Shown.list(loss.flaws(), Printable::of) + "; ";
  }

  private static String retyped(CatalogColumn from, CatalogColumn to) {
    boolean sameName = from.sqlType().equals(to.sqlType());
    return column(to.name())
        + " was "
        + (sameName ? Shown.type(from.type()) : Printable.of(from.sqlType()))
        + " and is "
        + (sameName ? Shown.type(to.type()) : Printable.of(to.sqlType()))
        + ": its Java type may be another";
  }

  private static String labels(Difference.EnumChanged change) {
    List<String> added = without(change.to(), change.from());
    List<String> removed = without(change.from(), change.to());
    return added.isEmpty() && removed.isEmpty()
        ? ", whose labels stand in another order: " + Shown.names(change.to().labels())
        : listed(", with new labels ", Shown.names(added))
            + listed(", without the labels ", Shown.names(removed));
  }

  private static List<String> without(PgType.Enumeration one, PgType.Enumeration other) {
    List<String> labels = new ArrayList<>(one.labels());
    labels.removeAll(other.labels());
    return labels;
  }

  private static String options(ViewOptions options) {
    List<String> set = new ArrayList<>();
    if (options.securityBarrier()) {
      set.add("security_barrier");
    }
    if (options.securityInvoker()) {
      set.add("security_invoker");
    }
    if (options.checkOption() != null) {
      set.add("check_option " + Printable.of(options.checkOption()));
    }
    return set.isEmpty() ? "none" : String.join(" and ", set);
  }

  private static String collation(@Nullable Collation collation) {
    return collation == null
        ? "the default collation"
        : (collation.deterministic() ? "collation " : "nondeterministic collation ")
            + Shown.name(collation.name());
  }

  private static String reason(Claim claim) {
    return claim.grade().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ": "
        + Printable.of(claim.because());
  }

  /**
   * Where to look first; the view may as well have been redefined, so no fact is said to be gone.
   */
  private static String unused(List<Fact> facts) {
    String shown = Shown.list(facts, fact -> Printable.of(fact.toString()));
    return facts.isEmpty() ? "" : "; it rested on " + shown + ", and nothing in the view does now";
  }

  private static String column(String name) {
    return "column " + Shown.name(name);
  }

  private static String key(List<String> columns) {
    return "(" + Shown.names(columns) + ")";
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String listed(String introduction, String list) {
    return list.isEmpty() ? "" : introduction + list;
  }
}
