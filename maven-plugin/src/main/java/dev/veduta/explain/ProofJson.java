package dev.veduta.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Claims as JSON: an array of views, names as in the database. For one thread. */
final class ProofJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** A nullable column is graded so: nothing is claimed of it. */
  private static final String NO_CLAIM = "NONE";

  private final JsonGenerator json;

  private ProofJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(List<Explained> views) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new ProofJson(json).views(views);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void views(List<Explained> views) throws IOException {
    json.writeStartArray();
    for (Explained it : views) {
      view(it);
    }
    json.writeEndArray();
  }

  private void view(Explained it) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", it.view().name().schema());
    json.writeStringField("name", it.view().name().name());
    json.writeArrayFieldStart("columns");
    for (CatalogColumn column : it.view().columns()) {
      column(it, column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("keys");
    for (CatalogKey key : it.keys()) {
      columns(key.columns(), key.claim());
    }
    json.writeEndArray();
    if (!it.proof().equalities().isEmpty()) {
      json.writeArrayFieldStart("equalities");
      for (CatalogEquality equality : it.proof().equalities()) {
        columns(equality.columns(), equality.claim());
      }
      json.writeEndArray();
    }
    if (it.proof().unproven() != null) {
      json.writeStringField("unproven", it.proof().unproven());
    }
    json.writeEndObject();
  }

  private void column(Explained it, CatalogColumn column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeBooleanField("nullable", column.isNullable());
    if (column.notNull() == null) {
      json.writeStringField("grade", NO_CLAIM);
      json.writeStringField("because", it.unproven(column));
    } else {
      claim(column.notNull());
    }
    json.writeEndObject();
  }

  private void columns(List<String> names, Claim claim) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
    claim(claim);
    json.writeEndObject();
  }

  private void claim(Claim claim) throws IOException {
    json.writeStringField("grade", claim.grade().name());
    json.writeStringField("because", claim.because());
  }
}
