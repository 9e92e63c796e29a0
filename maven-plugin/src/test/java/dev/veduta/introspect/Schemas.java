package dev.veduta.introspect;

/** The SQL that tests reflect. */
final class Schemas {
  static final String QUICK_BITS =
      """
      CREATE SCHEMA quick_bits;
      CREATE TABLE quick_bits.template (id serial PRIMARY KEY, name text NOT NULL);
      CREATE TABLE quick_bits.field (
        id serial PRIMARY KEY, order_index int, label text, key varchar(255));
      CREATE TABLE quick_bits.template_field (
        template int NOT NULL REFERENCES quick_bits.template,
        field integer PRIMARY KEY REFERENCES quick_bits.field);
      CREATE VIEW quick_bits.template_field_view AS
        SELECT f.id, tf.template, f.order_index, f.label, f.key
        FROM quick_bits.field f JOIN quick_bits.template_field tf ON tf.field = f.id;
      COMMENT ON VIEW quick_bits.template_field_view IS 'Fields of templates. @key id';
      COMMENT ON COLUMN quick_bits.template_field_view.label IS 'What people read.';
      """;

  /** One column of every kind of type, in a table and in a view over it. */
  static final String AWKWARD_TYPES =
      """
      CREATE SCHEMA awkward;
      CREATE TYPE awkward.mood AS ENUM ('sad', 'ok', 'happy');
      ALTER TYPE awkward.mood ADD VALUE 'so''so "x" \\ ' BEFORE 'ok';
      CREATE TYPE awkward.nothing AS ENUM ();
      CREATE DOMAIN awkward.posint AS int CHECK (VALUE > 0);
      CREATE DOMAIN awkward.small_posint AS awkward.posint CHECK (VALUE < 100);
      CREATE DOMAIN awkward.required AS text NOT NULL;
      CREATE DOMAIN awkward.matrix AS numeric(8, 3)[][];
      CREATE DOMAIN awkward.moods AS awkward.mood[];
      CREATE DOMAIN awkward.code AS varchar(12) COLLATE "C";
      CREATE TYPE awkward.inner_part AS (n numeric(10, 2), moods awkward.mood[]);
      CREATE TYPE awkward.part AS (a int, "B b" awkward.inner_part, c awkward.posint, d text[][]);
      CREATE TYPE awkward.empty_part AS ();
      CREATE TYPE awkward.textrange AS RANGE (subtype = text, collation = "C");
      CREATE TYPE awkward.codes AS RANGE (subtype = awkward.posint);
      CREATE TABLE awkward.plain (
        c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_float4 float4, c_float8 float8,
        c_numeric numeric, c_numeric_p numeric(12), c_numeric_ps numeric(12, 4), c_money money,
        c_text text, c_varchar varchar, c_varchar_n varchar(40), c_char char(7), c_bpchar bpchar,
        c_name name, c_bytea bytea, c_uuid uuid, c_date date, c_time time, c_time_p time(3),
        c_timetz timetz(2), c_timestamp timestamp, c_timestamptz timestamptz(0), c_interval interval,
        c_interval_f interval day to second(3), c_json json, c_jsonb jsonb, c_xml xml, c_inet inet,
        c_cidr cidr, c_macaddr macaddr, c_macaddr8 macaddr8, c_bit bit(5), c_varbit varbit(9),
        c_point point, c_line line, c_lseg lseg, c_box box, c_path path, c_polygon polygon,
        c_circle circle, c_tsvector tsvector, c_tsquery tsquery, c_oid oid, c_regclass regclass,
        c_regtype regtype, c_pg_lsn pg_lsn, c_xid xid, c_tid tid, c_char1 "char", c_oidvector oidvector,
        c_int2vector int2vector, c_int4range int4range, c_numrange numrange, c_tstzrange tstzrange,
        c_jsonpath jsonpath);
      CREATE TABLE awkward.made (
        c_mood awkward.mood, c_nothing awkward.nothing, c_posint awkward.posint,
        c_small awkward.small_posint, c_required awkward.required, c_matrix awkward.matrix,
        c_moods awkward.moods, c_code awkward.code, c_part awkward.part, c_empty awkward.empty_part,
        c_row awkward.plain, c_textrange awkward.textrange, c_codes awkward.codes,
        c_posints awkward.posint[], c_parts awkward.part[], c_ranges int4range[],
        c_ints int[], c_ints2 int[][], c_ints3 int[3][4][5], c_varchars varchar(9)[],
        c_c text COLLATE "C", c_posix text COLLATE "POSIX", c_cs text[] COLLATE "C");
      CREATE VIEW awkward.plain_view AS SELECT * FROM awkward.plain;
      CREATE VIEW awkward.made_view AS
        SELECT m.*, 1 AS one, 'x' AS unknown_literal, NULL AS nothing_at_all,
          ARRAY[[1, 2], [3, 4]] AS literal_array,
          p AS whole_row
        FROM awkward.made m, awkward.plain p;
      CREATE VIEW awkward.no_columns AS SELECT;
      """;

  private Schemas() {}
}
