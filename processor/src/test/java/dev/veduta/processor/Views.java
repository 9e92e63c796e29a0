package dev.veduta.processor;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.catalog.ViewWrites;
import java.util.ArrayList;
import java.util.List;

/** Builds catalog views for tests. */
final class Views {
  private final QualifiedName name;
  private final List<CatalogColumn> columns = new ArrayList<>();
  private final List<CatalogKey> keys = new ArrayList<>();
  private final List<Disproof> disproofs = new ArrayList<>();
  private final List<CatalogColumn> expressions = new ArrayList<>();
  private final List<CatalogEquality> equalities = new ArrayList<>();
  private RelationKind kind = RelationKind.VIEW;
  private String comment;
  private String definition;
  private final List<CatalogIndex> indexes = new ArrayList<>();
  private final List<QualifiedName> reads = new ArrayList<>();
  private ViewOptions options = ViewOptions.NONE;
  private boolean writable;

  private Views(String schema, String name) {
    this.name = new QualifiedName(schema, name);
  }

  static Views view(String schema, String name) {
    return new Views(schema, name);
  }

  /** The view of the example that started it all. */
  static CatalogView templateField() {
    return view("quick_bits", "template_field_view")
        .comment("Fields of templates, one to one")
        .definition(" SELECT f.id,\n    tf.template\n   FROM quick_bits.field f;")
        .reads("quick_bits", "field")
        .notNull("id", "int4")
        .notNull("template", "int4")
        .column("order_index", "int4")
        .column("label", "text")
        .key("id")
        .build();
  }

  Views kind(RelationKind value) {
    kind = value;
    return this;
  }

  Views comment(String value) {
    comment = value;
    return this;
  }

  Views definition(String value) {
    definition = value;
    return this;
  }

  Views options(ViewOptions value) {
    options = value;
    return this;
  }

  /** Rows can be written, but for the values of these columns. */
  Views writable(String... readOnly) {
    writable = true;
    columns.replaceAll(it -> it.readOnly(List.of(readOnly).contains(it.name())));
    return this;
  }

  Views reads(String readSchema, String readName) {
    reads.add(new QualifiedName(readSchema, readName));
    return this;
  }

  /** A unique index of one column. */
  Views index(String index, String column, boolean valid) {
    String text = "CREATE UNIQUE INDEX " + index + " ON " + name + " USING btree (" + column + ")";
    indexes.add(
        new CatalogIndex(
            index, "btree", List.of(column), true, valid, true, false, false, null, text));
    return this;
  }

  /** A nullable column of a built-in type. */
  Views column(String column, String builtin) {
    return column(column, PgType.builtin(builtin), false);
  }

  /** A column of a built-in type that is never null. */
  Views notNull(String column, String builtin) {
    return column(column, PgType.builtin(builtin), true);
  }

  /** A column of a built-in type that is never null, for this reason. */
  Views notNull(String column, String builtin, Claim claim) {
    PgType type = PgType.builtin(builtin);
    columns.add(new CatalogColumn(column, builtin, type, claim, null, null));
    return this;
  }

  Views column(String column, PgType type, boolean notNull) {
    return column(column, type, notNull, null, null);
  }

  Views column(
      String column, PgType type, boolean notNull, Collation collation, String columnComment) {
    Claim claim = notNull ? new Claim(Grade.PROVEN, "it is so") : null;
    String text = type instanceof PgType.Base it ? it.name().name() : "some_type";
    columns.add(new CatalogColumn(column, text, type, claim, collation, columnComment));
    return this;
  }

  /** An expression over the columns, of a built-in type. */
  Views expression(String text, String builtin, boolean notNull) {
    Claim claim = notNull ? new Claim(Grade.PROVEN, "it is so") : null;
    expressions.add(new CatalogColumn(text, builtin, PgType.builtin(builtin), claim, null, null));
    return this;
  }

  /** Columns that hold the same in every row. */
  Views equal(String... equal) {
    Claim claim = new Claim(Grade.PROVEN, "the join compares them");
    equalities.add(new CatalogEquality(List.of(equal), claim));
    return this;
  }

  Views key(String... keyColumns) {
    return key(new Claim(Grade.PROVEN, "primary key of quick_bits.field"), keyColumns);
  }

  Views key(Claim claim, String... keyColumns) {
    keys.add(new CatalogKey(List.of(keyColumns), claim));
    return this;
  }

  Views disproof(Disproof.Claimed claim, String because, String... disproved) {
    disproofs.add(new Disproof(claim, List.of(disproved), because));
    return this;
  }

  CatalogView build() {
    return new CatalogView(
        name,
        kind,
        comment,
        columns,
        expressions,
        new ViewClaims(keys, equalities, disproofs),
        indexes,
        new ViewDefinition(definition, reads, options),
        new ViewWrites(false, writable),
        true);
  }
}
