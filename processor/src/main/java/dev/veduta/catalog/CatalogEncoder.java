package dev.veduta.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Model to JSON; the counterpart of {@link CatalogDecoder}. The parts of a view are no objects. */
final class CatalogEncoder {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private CatalogEncoder(JsonGenerator json) {
    this.json = json;
  }

  static String encode(CatalogView view) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(printer());
      new CatalogEncoder(json).view(view);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  private void view(CatalogView view) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", CatalogJson.FORMAT);
    members(view);
    json.writeEndObject();
  }

  private void members(CatalogView view) throws IOException {
    ViewDefinition definition = view.definition();
    name(view.name());
    json.writeStringField("kind", view.kind().name());
    optional("server", definition.server());
    optional("comment", view.comment());
    list("columns", view.columns(), this::column);
    list("expressions", view.expressions(), this::column);
    claims(view.claims());
    list("indexes", view.indexes(), this::index);
    list("dependsOn", definition.dependsOn(), it -> object(() -> name(it)));
    if (!definition.options().equals(ViewOptions.NONE)) {
      json.writeFieldName("options");
      object(() -> options(definition.options()));
    }
    flag("updatable", view.updatable(), false);
    flag("writable", view.writable(), false);
    flag("populated", view.populated(), true);
    if (definition.query() != null) {
      strings("definition", List.of(definition.query().split("\n", -1)));
    }
    list("variants", definition.variants(), this::variant);
  }

  private void claims(ViewClaims claims) throws IOException {
    list("keys", claims.keys(), this::key);
    list("equalities", claims.equalities(), this::equality);
    list("disproofs", claims.disproofs(), this::disproof);
  }

  private void variant(CatalogVariant variant) throws IOException {
    object(
        () -> {
          members(variant.view());
          json.writeStringField("file", variant.file());
        });
  }

  private void column(CatalogColumn column) throws IOException {
    object(
        () -> {
          json.writeStringField("name", column.name());
          json.writeStringField("type", column.sqlType());
          json.writeFieldName("pgType");
          type(column.type());
          if (column.notNull() != null) {
            Claim claim = column.notNull();
            json.writeFieldName("notNull");
            object(() -> claim(claim));
          }
          if (column.collation() != null) {
            Collation collation = column.collation();
            json.writeFieldName("collation");
            object(() -> collation(collation));
          }
          optional("comment", column.comment());
          flag("readOnly", column.readOnly(), false);
        });
  }

  private void claim(Claim claim) throws IOException {
    json.writeStringField("grade", claim.grade().name());
    json.writeStringField("because", claim.because());
    strings("restsOn", claim.facts().stream().map(Fact::toString).toList());
  }

  private void collation(Collation collation) throws IOException {
    name(collation.name());
    flag("deterministic", collation.deterministic(), true);
  }

  private void key(CatalogKey key) throws IOException {
    object(
        () -> {
          strings("columns", key.columns());
          claim(key.claim());
        });
  }

  private void equality(CatalogEquality equality) throws IOException {
    object(
        () -> {
          strings("columns", equality.columns());
          claim(equality.claim());
        });
  }

  private void disproof(Disproof disproof) throws IOException {
    object(
        () -> {
          json.writeStringField("claim", disproof.claim().name());
          strings("columns", disproof.columns());
          json.writeStringField("because", disproof.because());
        });
  }

  private void index(CatalogIndex index) throws IOException {
    object(
        () -> {
          json.writeStringField("name", index.name());
          json.writeStringField("method", index.method());
          strings("keys", index.keys());
          flag("unique", index.unique(), false);
          flag("valid", index.valid(), true);
          flag("immediate", index.immediate(), true);
          flag("nullsNotDistinct", index.nullsNotDistinct(), false);
          flag("expression", index.expression(), false);
          optional("predicate", index.predicate());
          json.writeStringField("definition", index.definition());
        });
  }

  private void options(ViewOptions options) throws IOException {
    flag("securityBarrier", options.securityBarrier(), false);
    flag("securityInvoker", options.securityInvoker(), false);
    optional("checkOption", options.checkOption());
  }

  private void type(PgType type) throws IOException {
    if (type instanceof PgType.Base base && base.name().schema().equals("pg_catalog")) {
      json.writeString(base.name().name());
      return;
    }
    object(() -> members(type));
  }

  private void members(PgType type) throws IOException {
    if (type instanceof PgType.Base base) {
      kind("base", base.name());
    } else if (type instanceof PgType.Enumeration enumeration) {
      kind("enum", enumeration.name());
      strings("labels", enumeration.labels());
    } else if (type instanceof PgType.Domain domain) {
      kind("domain", domain.name());
      optional("type", domain.sqlType());
      of(domain.base());
    } else if (type instanceof PgType.Composite composite) {
      kind("composite", composite.name());
      list("attributes", composite.attributes(), it -> object(() -> attribute(it)));
    } else if (type instanceof PgType.Array array) {
      json.writeStringField("kind", "array");
      of(array.element());
      if (array.dimensions() > 1) {
        json.writeNumberField("dimensions", array.dimensions());
      }
    } else if (type instanceof PgType.Range range) {
      kind("range", range.name());
      of(range.bound());
    } else if (type instanceof PgType.Multirange multirange) {
      kind("multirange", multirange.name());
      of(multirange.range());
    }
  }

  private void kind(String kind, QualifiedName name) throws IOException {
    json.writeStringField("kind", kind);
    name(name);
  }

  private void of(PgType type) throws IOException {
    json.writeFieldName("of");
    type(type);
  }

  private void attribute(PgType.Attribute attribute) throws IOException {
    json.writeStringField("name", attribute.name());
    json.writeStringField("type", attribute.sqlType());
    json.writeFieldName("pgType");
    type(attribute.type());
  }

  private void name(QualifiedName name) throws IOException {
    json.writeStringField("schema", name.schema());
    json.writeStringField("name", name.name());
  }

  private void flag(String name, boolean value, boolean absent) throws IOException {
    if (value != absent) {
      json.writeBooleanField(name, value);
    }
  }

  private void optional(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    list(name, values, json::writeString);
  }

  private <T> void list(String name, List<T> values, Writing<T> writer) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (T value : values) {
      writer.write(value);
    }
    json.writeEndArray();
  }

  private void object(Members members) throws IOException {
    json.writeStartObject();
    members.write();
    json.writeEndObject();
  }

  private interface Writing<T> {
    void write(T value) throws IOException;
  }

  private interface Members {
    void write() throws IOException;
  }
}
