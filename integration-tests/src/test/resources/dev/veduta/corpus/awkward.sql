-- A column of every type, twice over: a row of awkward values, a row of plain ones, and a row of nulls.
create extension if not exists citext;
create extension if not exists hstore;
create schema awkward;
create type awkward.mood as enum ('sad', 'ok', 'very happy', 'class', 'TYPE');
create type awkward.address as (street text, "House No" int, moods awkward.mood[]);
create type awkward.floatrange as range (subtype = float8);
create domain awkward.year as int check (value > 1900);
create domain awkward.years as awkward.year[];
create table awkward.t (
  id int primary key,
  b bool, i2 int2, i4 int4, i8 int8, f4 float4, f8 float8, n numeric, n_scaled numeric(10, 2), m money,
  t text, vc varchar(20), c5 char(5), nm name, ch "char", ci citext,
  by bytea, u uuid, d date, ti time, tz timetz, ts timestamp, tstz timestamptz, iv interval,
  j json, jb jsonb, x xml, ip inet, net cidr, mac macaddr, mac8 macaddr8, bi bit(3), vb varbit,
  po point, ln line, ls lseg, bx box, pa path, pg polygon, ci2 circle,
  r4 int4range, r8 int8range, rn numrange, rts tsrange, rtz tstzrange, rd daterange, rf awkward.floatrange,
  tv tsvector, tq tsquery, o oid, rc regclass, lsn pg_lsn, hs hstore,
  mo awkward.mood, ad awkward.address, ye awkward.year, yes awkward.years,
  a4 int4[], at text[], an numeric[], ats timestamptz[], ab bytea[], am awkward.mood[], aad awkward.address[],
  a2 int[][], ar int4range[], aj jsonb[],
  "class" int, "2012" int, "Name.First" text, "emoji 😀" text, "xmin_" int, "a*/b \u002a\u002f" text
);
insert into awkward.t values (
  1, true, -32768, -2147483648, -9223372036854775808, '-infinity', 'nan', 1e-20, -0.10, '1.00',
  E'quote '' back\\slash {brace} "double" \u2028', 'ü', 'ab', 'n', 'x', 'CiText',
  '\x00ff', '00000000-0000-0000-0000-000000000001', '0044-03-15 BC', '24:00', '12:00:00.000001+05:30',
  'infinity', '-infinity', '-1 year 2 days -00:00:00.000001',
  '{"a": [1, 1.0]}', '{"a": [1, 1.0]}', '<a>1</a>', '192.168.0.1/24', '10.0.0.0/8', '08:00:2b:01:02:03',
  '08:00:2b:01:02:03:04:05', '101', '1', '(1,2)', '{1,2,3}', '((0,0),(1,1))', '((0,0),(1,1))', '[(0,0),(1,1)]',
  '((0,0),(1,1),(1,0))', '<(0,0),1>',
  'empty', '[1,)', '(1.5,2.50]', '[2000-01-01,infinity)', '[2000-01-01,)', '[2000-01-01,2000-02-01)', '[1,2]',
  'a:1 b:2', 'a & b', 4294967295, 'pg_class', '16/B374D848', '"a"=>"1", "b"=>null',
  'very happy', row('a "quoted", street', null, array['sad', null]::awkward.mood[]), 2000, '{2001,2002}',
  '{1,null,3}', array['', 'NULL', null, 'a,b', '{}', '"', '\'], '{1.0,1.00,null}', '{infinity,2000-01-01 00:00:00+05:30}',
  array['\x00'::bytea], '{"very happy",ok}', array[row('x', 1, null)::awkward.address],
  '{{1,2},{3,null}}', '{"[1,3)",empty}', array['{"a": "\""}'::jsonb],
  1, 2, '3', '4', 5, '6'
), (
  2, false, 0, 0, 0, 1.5, 1e300, 12345678901234567890.123456789, 1.00, '-12.34',
  'plain', 'v', 'c', 'n2', 'y', 'other',
  '\xdeadbeef', '12345678-1234-1234-1234-123456789abc', '2024-02-29', '23:59:59.999999', '00:00:00-08',
  '2024-02-29 12:00:00.123456', '12024-02-29 12:00:00+00', '1 mon',
  '[]', '[]', '<b/>', '::1', '::/0', '00:00:00:00:00:00', '00:00:00:00:00:00:00:00', '000', '0101',
  '(0,0)', '{0,1,0}', '((0,0),(0,1))', '((0,0),(0,0))', '((0,0),(1,1))', '((0,0),(1,1),(2,0))', '<(1,1),0>',
  '[1,5)', '(,)', '(,1]', '[2000-01-01,2000-01-02]', '(,)', '(,)', 'empty',
  'z', 'z', 0, '0', '0/0', '',
  'sad', row(null, 1, '{}'), 1999, '{}',
  '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{{1}}', '{}', '{}',
  null, null, null, null, null, null
);
insert into awkward.t (id) values (3);
comment on column awkward.t.t is E'*/ } \\u002a\\u002f {@code <script> @param x "quotes" \\';
-- A view forgets how many dimensions an array was declared with, so this one is read from the table alone.
do $$
begin
  execute (
    select 'create view awkward.everything as select ' || string_agg(quote_ident(attname), ', ' order by attnum)
      || ' from awkward.t'
    from pg_attribute where attrelid = 'awkward.t'::regclass and attnum > 0 and attname <> 'a2');
end $$;
comment on view awkward.everything is E'*/ class Evil {} \\u002a\\u002f {@link Nope}
@key id
@notNull id';
create view awkward."View" as select id as "Columns", t as "Key", b as "String" from awkward.t;
create view awkward."no columns" as select from awkward.t;
create view awkward."Quote "" and 😀 *​/" as select 1 as "hash code", 2 as "getClass", 3 as "$";
create view awkward.locals as
  select id as other, i4 as that, id as row, id as this, id as "Key", id as columns, id as "VIEW", id as "all" from awkward.t where i4 is not null;
comment on view awkward.locals is '@key other, that, row, this @notNull other, that, row, this, Key, columns, VIEW, all';
create view awkward.one_local as select t as that, id as other from awkward.t where t is not null;
comment on view awkward.one_local is '@key that @notNull that, other';
