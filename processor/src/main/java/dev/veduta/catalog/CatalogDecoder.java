package dev.veduta.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON to model; the counterpart of {@link CatalogEncoder}. */
record CatalogDecoder(String file) {
  CatalogView view(JsonObject json) throws CatalogFormatException {
    return new CatalogView(
        name(json),
        json.constant("kind", RelationKind.class),
        json.optionalString("comment"),
        json.list("columns", node -> column(object(node))),
        json.list("expressions", node -> column(object(node))),
        claims(json),
        json.list("indexes", node -> index(object(node))),
        definition(json),
        new ViewWrites(json.flag("updatable", false), json.flag("writable", false)),
        json.flag("populated", true));
  }

  private ViewClaims claims(JsonObject json) throws CatalogFormatException {
    return new ViewClaims(
        json.list("keys", node -> key(object(node))),
        json.list("equalities", node -> equality(object(node))),
        json.list("disproofs", node -> disproof(object(node))));
  }

  private ViewDefinition definition(JsonObject json) throws CatalogFormatException {
    return new ViewDefinition(
        query(json.strings("definition")),
        json.list("dependsOn", node -> name(object(node))),
        json.has("options") ? options(json.object("options")) : ViewOptions.NONE,
        json.optionalString("server"),
        json.list("variants", node -> variant(object(node))));
  }

  private CatalogVariant variant(JsonObject json) throws CatalogFormatException {
    return new CatalogVariant(json.string("file"), view(json));
  }

  private CatalogColumn column(JsonObject json) throws CatalogFormatException {
    return new CatalogColumn(
        json.string("name"),
        json.string("type"),
        type(json.required("pgType")),
        json.has("notNull") ? claim(json.object("notNull")) : null,
        json.has("collation") ? collation(json.object("collation")) : null,
        json.optionalString("comment"),
        json.flag("readOnly", false));
  }

  private static Claim claim(JsonObject json) throws CatalogFormatException {
    List<Fact> facts = new ArrayList<>();
    for (String text : json.strings("restsOn")) {
      facts.add(Fact.parse(text).orElseThrow(() -> json.misfit("restsOn", "a list of facts")));
    }
    return new Claim(json.constant("grade", Grade.class), json.string("because"), facts);
  }

  private static Collation collation(JsonObject json) throws CatalogFormatException {
    return new Collation(name(json), json.flag("deterministic", true));
  }

  private static CatalogKey key(JsonObject json) throws CatalogFormatException {
    return new CatalogKey(json.strings("columns"), claim(json));
  }

  private static CatalogEquality equality(JsonObject json) throws CatalogFormatException {
    return new CatalogEquality(json.strings("columns"), claim(json));
  }

  private static Disproof disproof(JsonObject json) throws CatalogFormatException {
    return new Disproof(
        json.constant("claim", Disproof.Claimed.class),
        json.strings("columns"),
        json.string("because"));
  }

  private static CatalogIndex index(JsonObject json) throws CatalogFormatException {
    return new CatalogIndex(
        json.string("name"),
        json.string("method"),
        json.strings("keys"),
        json.flag("unique", false),
        json.flag("valid", true),
        json.flag("immediate", true),
        json.flag("nullsNotDistinct", false),
        json.flag("expression", false),
        json.optionalString("predicate"),
        json.string("definition"));
  }

  private static ViewOptions options(JsonObject json) throws CatalogFormatException {
    return new ViewOptions(
        json.flag("securityBarrier", false),
        json.flag("securityInvoker", false),
        json.optionalString("checkOption"));
  }

  private PgType type(JsonNode node) throws CatalogFormatException {
    if (node instanceof JsonNode.Scalar scalar && scalar.value() instanceof String builtin) {
      return PgType.builtin(builtin);
    }
    JsonObject json = object(node);
    return switch (json.string("kind")) {
      case "base" -> new PgType.Base(name(json));
      case "enum" -> new PgType.Enumeration(name(json), json.strings("labels"));
      case "domain" ->
          new PgType.Domain(name(json), type(json.required("of")), json.optionalString("type"));
      case "composite" ->
          new PgType.Composite(name(json), json.list("attributes", it -> attribute(object(it))));
      case "array" ->
          new PgType.Array(
              type(json.required("of")), json.has("dimensions") ? json.number("dimensions") : 1);
      case "range" -> range(json);
      case "multirange" -> new PgType.Multirange(name(json), range(json.object("of")));
      default ->
          throw new CatalogFormatException(
              file, json.required("kind").line(), "no type is of kind " + json.string("kind"));
    };
  }

  private PgType.Range range(JsonObject json) throws CatalogFormatException {
    return new PgType.Range(name(json), type(json.required("of")));
  }

  private PgType.Attribute attribute(JsonObject json) throws CatalogFormatException {
    return new PgType.Attribute(
        json.string("name"), json.string("type"), type(json.required("pgType")));
  }

  private static QualifiedName name(JsonObject json) throws CatalogFormatException {
    return new QualifiedName(json.string("schema"), json.string("name"));
  }

  private JsonObject object(JsonNode node) throws CatalogFormatException {
    return JsonObject.of(file, node);
  }

  private static @Nullable String query(List<String> lines) {
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
