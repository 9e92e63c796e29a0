package dev.veduta.jooq.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogFile;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogJson;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.catalog.ViewWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedTextBlocks;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jOOQ's generator makes of a catalog, with nothing to connect to. */
class VedutaDatabaseTest {
  private static final Claim PROVEN = new Claim(Grade.PROVEN, "primary key");
  private static final PgType MOOD =
      new PgType.Enumeration(new QualifiedName("app", "mood"), List.of("sad", "so so"));

  @TempDir Path project;

  @BeforeAll
  static void silence() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  @BeforeEach
  void writeCatalog() throws IOException {
    write(
        view("app", "stats", RelationKind.MATERIALIZED_VIEW)
            .keys(List.of("item"), List.of("region", "code"))
            .indexes("CREATE UNIQUE INDEX by_region ON app.stats USING btree (region DESC, code)")
            .build());
    write(view("app", "other", RelationKind.VIEW).keys(List.of("region")).build());
    write(view("away", "far", RelationKind.VIEW).build());
  }

  @Test
  void aViewHasKeysNotNullsIndexesAndItsSource() throws Exception {
    generate(database -> database.withInputSchema("app"));

    assertThat(source("tables/Stats.java"))
        .contains("ITEM = createField(DSL.name(\"item\"), SQLDataType.INTEGER.nullable(false)")
        .contains("REGION = createField(DSL.name(\"region\"), SQLDataType.VARCHAR(20), this")
        .contains("asEnumDataType(Mood.class)")
        .contains("return Keys.STATS_PKEY;")
        .contains("return Arrays.asList(Keys.STATS_REGION_CODE_KEY);")
        .contains("return Arrays.asList(Indexes.BY_REGION);")
        .contains("DSL.comment(\"Of a view\"), TableOptions.materializedView()");
    assertThat(source("Indexes.java"))
        .contains("{ Stats.STATS.REGION.desc(), Stats.STATS.CODE }, true);");
    assertThat(source("enums/Mood.java")).contains("so_so(\"so so\")");
  }

  @Test
  void anIdentityKeyThatCanBeNullIsNoPrimaryKey() throws Exception {
    generate(database -> database.withInputSchema("app"));

    assertThat(source("tables/Other.java"))
        .doesNotContain("getPrimaryKey")
        .contains("create view \"other\" as  SELECT 1;")
        .contains("return Arrays.asList(Keys.OTHER_REGION_KEY);");
  }

  @Test
  void includesExcludesAndForcedTypesWorkAsEver() throws Exception {
    generate(
        database ->
            database
                .withInputSchema("app")
                .withIncludes(".*")
                .withExcludes("other")
                .withForcedTypes(
                    new ForcedType().withName("BIGINT").withIncludeExpression(".*\\.item")));

    assertThat(source("tables/Stats.java")).contains("TableField<StatsRecord, Long> ITEM");
    assertThat(generated("tables/Other.java")).doesNotExist();
  }

  @Test
  void withoutInputSchemaAllSchemasAreGenerated() throws Exception {
    generate(UnaryOperator.identity());

    assertThat(generated("app/tables/Stats.java")).exists();
    assertThat(generated("away/tables/Far.java")).exists();
  }

  @Test
  void aMissingCatalogSaysWhatToDo() {
    assertThatThrownBy(
            () ->
                generate(
                    database ->
                        database.withProperties(
                            new Property().withKey("catalogDirectory").withValue("nowhere"))))
        .hasRootCauseInstanceOf(CatalogException.class)
        .rootCause()
        .hasMessage(
            "[CatalogMissing] there is no catalog at "
                + project.resolve("nowhere")
                + ". Run mvn veduta:reflect, or name its directory with the property"
                + " catalogDirectory of <database>.");
  }

  @Test
  void aFileThatIsNoCatalogIsNamedWithItsLine() throws IOException {
    Path file = catalog().resolve("app/stats.json");
    Files.writeString(file, "{\n  \"format\": 99\n}\n");

    assertThatThrownBy(() -> generate(UnaryOperator.identity()))
        .hasStackTraceContaining(
            "[CatalogUnreadable] " + file + ":2: format 99 is not known to this version of Veduta");
  }

  @Test
  void filesThatDisagreeAboutATypeAreAnError() throws IOException {
    PgType other = new PgType.Enumeration(new QualifiedName("app", "mood"), List.of("sad"));
    write(view("app", "other", RelationKind.VIEW).mood(other).build());

    assertThatThrownBy(() -> generate(UnaryOperator.identity()))
        .rootCause()
        .hasMessage(
            "[CatalogInconsistent] the catalog's files disagree about the type app.mood."
                + " Write them anew with veduta:reflect.");
  }

  @Test
  void aSchemaThatTheCatalogDoesNotHaveIsAnError() {
    assertThatThrownBy(() -> generate(database -> database.withInputSchema("ap")))
        .rootCause()
        .hasMessage(
            "[UnknownSchema] the catalog has no schema \"ap\", which <inputSchema> names; it has"
                + " app, away. If it is new, add it to the <views> of veduta-maven-plugin and run"
                + " mvn veduta:reflect.");
  }

  @Test
  void theOrderOfAnIndexIsThatOfItsDefinition() {
    assertThat(
            TableIndex.parts(
                "CREATE INDEX \"a (b\" ON s.t USING btree (\"x, \"\"y\" DESC NULLS LAST,"
                    + " z COLLATE \"C\" text_ops (a='1,2') DESC, w) INCLUDE (v) WHERE (w > 1)"))
        .containsExactly(
            "\"x, \"\"y\" DESC NULLS LAST", "z COLLATE \"C\" text_ops (a='1,2') DESC", "w");
  }

  private void generate(UnaryOperator<Database> more) throws Exception {
    Database database = new Database().withName(VedutaDatabase.class.getName());
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withBasedir(project.toString())
            .withGenerator(
                new Generator()
                    .withDatabase(more.apply(database))
                    .withGenerate(
                        new Generate()
                            .withTextBlocks(GeneratedTextBlocks.ON)
                            .withSourcesOnViews(true))
                    .withTarget(
                        new Target()
                            .withPackageName("generated")
                            .withDirectory(project.resolve("sources").toString()))));
  }

  private String source(String file) throws IOException {
    return Files.readString(generated(file));
  }

  private Path generated(String file) {
    return project.resolve("sources/generated").resolve(file);
  }

  private Path catalog() {
    return project.resolve("src/main/veduta/catalog");
  }

  private void write(CatalogView view) throws IOException {
    Path file = catalog().resolve(CatalogFile.pathOf(view.name()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, CatalogJson.write(view));
  }

  private static Builder view(String schema, String name, RelationKind kind) {
    return new Builder(new QualifiedName(schema, name), kind);
  }

  /** A relation of four columns, of which only the first is never null. */
  private static final class Builder {
    private final QualifiedName name;
    private final RelationKind kind;
    private PgType mood = MOOD;
    private List<CatalogKey> keys = List.of();
    private List<CatalogIndex> indexes = List.of();

    private Builder(QualifiedName name, RelationKind kind) {
      this.name = name;
      this.kind = kind;
    }

    @SafeVarargs
    final Builder keys(List<String>... columns) {
      keys = List.of(columns).stream().map(it -> new CatalogKey(it, PROVEN)).toList();
      return this;
    }

    Builder indexes(String definition) {
      List<String> columns = List.of("region", "code");
      indexes =
          List.of(
              new CatalogIndex(
                  "by_region", "btree", columns, true, true, true, false, false, null, definition));
      return this;
    }

    Builder mood(PgType other) {
      mood = other;
      return this;
    }

    CatalogView build() {
      return new CatalogView(
          name,
          kind,
          "Of a view",
          List.of(
              column("item", "integer", PgType.builtin("int4"), PROVEN),
              column("region", "character varying(20)", PgType.builtin("varchar"), null),
              column("code", "text", PgType.builtin("text"), null),
              column("mood", "app.mood", mood, null)),
          List.of(),
          ViewClaims.NONE.withKeys(keys),
          indexes,
          new ViewDefinition(" SELECT 1", List.of(), ViewOptions.NONE),
          ViewWrites.NONE,
          true);
    }

    private static CatalogColumn column(
        String name, String sqlType, PgType type, @Nullable Claim notNull) {
      return new CatalogColumn(name, sqlType, type, notNull, null, null);
    }
  }
}
