package dev.veduta.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Random catalog views, of all that the model can say. */
final class Catalogs {
  private static final String NASTY = "ab\"\\/\n\r\t{}[]<>*%$.é\u0130\u200b\u2028\u0001\u007f";

  private final Random random;

  Catalogs(Random random) {
    this.random = random;
  }

  /** Well-formed text: PostgreSQL has no lone surrogates and no NUL. */
  static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      if (random.nextInt(8) == 0) {
        text.appendCodePoint(0x1f600 + random.nextInt(10));
      } else {
        text.append(NASTY.charAt(random.nextInt(NASTY.length())));
      }
    }
    return text.toString();
  }

  CatalogView view() {
    return view(definition(random.nextInt(4) > 0 ? List.of() : list(this::variant)));
  }

  private CatalogVariant variant() {
    return new CatalogVariant(text(), view(definition(List.of())));
  }

  private CatalogView view(ViewDefinition definition) {
    return new CatalogView(
        name(),
        pick(RelationKind.values()),
        orNull(this::text),
        list(this::column),
        list(this::column),
        claims(),
        list(this::index),
        definition,
        new ViewWrites(random.nextBoolean(), random.nextBoolean()),
        random.nextBoolean());
  }

  private ViewClaims claims() {
    return new ViewClaims(
        list(() -> new CatalogKey(list(this::text), claim())),
        list(() -> new CatalogEquality(list(this::text), claim())),
        list(() -> new Disproof(pick(Disproof.Claimed.values()), list(this::text), text())));
  }

  private ViewDefinition definition(List<CatalogVariant> variants) {
    ViewOptions options =
        new ViewOptions(random.nextBoolean(), random.nextBoolean(), orNull(this::text));
    return new ViewDefinition(
        orNull(this::text), list(this::name), options, orNull(this::text), variants);
  }

  private CatalogColumn column() {
    return new CatalogColumn(
        text(),
        text(),
        type(0),
        orNull(this::claim),
        orNull(() -> new Collation(name(), random.nextBoolean())),
        orNull(this::text),
        random.nextBoolean());
  }

  private CatalogIndex index() {
    return new CatalogIndex(
        text(),
        text(),
        list(this::text),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        orNull(this::text),
        text());
  }

  private PgType type(int depth) {
    return switch (depth > 4 ? random.nextInt(3) : random.nextInt(8)) {
      case 0 -> PgType.builtin(text());
      case 1 -> new PgType.Base(name());
      case 2 -> new PgType.Enumeration(name(), list(this::text));
      case 3 -> new PgType.Domain(name(), type(depth + 1), orNull(this::text));
      case 4 ->
          new PgType.Composite(
              name(), list(() -> new PgType.Attribute(text(), text(), type(depth + 1))));
      case 5 -> new PgType.Array(type(depth + 1), 1 + random.nextInt(6));
      case 6 -> range(depth);
      default -> new PgType.Multirange(name(), range(depth));
    };
  }

  private PgType.Range range(int depth) {
    return new PgType.Range(name(), type(depth + 1));
  }

  private Claim claim() {
    return new Claim(pick(Grade.values()), text(), list(this::fact));
  }

  /** Names of the database are never empty. */
  private Fact fact() {
    Fact.Kind kind = pick(Fact.Kind.values());
    QualifiedName relation = new QualifiedName(text() + "a", text() + ".");
    String name = text() + pick(new String[] {"\"", "x"});
    List<String> columns = new ArrayList<>(list(() -> text() + "b"));
    columns.add(text() + pick(new String[] {" ", ",", "only", ")"}));
    return kind == Fact.Kind.NOT_NULL
        ? Fact.notNull(relation, name, random.nextBoolean())
        : new Fact(
            kind,
            relation,
            name,
            columns,
            random.nextBoolean(),
            orNull(this::text),
            random.nextBoolean());
  }

  private QualifiedName name() {
    return new QualifiedName(text(), text());
  }

  private String text() {
    return text(random, random.nextInt(12));
  }

  private <T> T orNull(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
