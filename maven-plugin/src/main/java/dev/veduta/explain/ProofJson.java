package dev.veduta.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.ViewProof;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Proofs as JSON: an array of views, names as in the database. For one thread. */
final class ProofJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** A nullable column is graded so: nothing is claimed of it. */
  private static final String NO_CLAIM = "NONE";

  private final JsonGenerator json;

  private ProofJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(Proofs proofs) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      new ProofJson(json).views(proofs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void views(Proofs proofs) throws IOException {
    json.writeStartArray();
    for (ViewProof proof : proofs.views().values()) {
      view(proof);
    }
    json.writeEndArray();
  }

  private void view(ViewProof proof) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", proof.name().schema());
    json.writeStringField("name", proof.name().name());
    json.writeArrayFieldStart("columns");
    for (ColumnProof column : proof.columns()) {
      column(column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("keys");
    for (CatalogKey key : proof.catalogKeys()) {
      key(key);
    }
    json.writeEndArray();
    if (proof.unproven() != null) {
      json.writeStringField("unproven", proof.unproven());
    }
    json.writeEndObject();
  }

  private void column(ColumnProof column) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", column.name());
    json.writeBooleanField("nullable", column.notNull() == null);
    if (column.notNull() == null) {
      json.writeStringField("grade", NO_CLAIM);
      json.writeStringField("because", column.nullable());
    } else {
      claim(column.notNull());
    }
    json.writeEndObject();
  }

  private void key(CatalogKey key) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("columns");
    for (String column : key.columns()) {
      json.writeString(column);
    }
    json.writeEndArray();
    claim(key.claim());
    json.writeEndObject();
  }

  private void claim(Claim claim) throws IOException {
    json.writeStringField("grade", claim.grade().name());
    json.writeStringField("because", claim.because());
  }
}
