package dev.veduta.corpus;

import dev.veduta.catalog.PgType;
import java.util.Set;
import java.util.regex.Pattern;

/** Why our catalog gives something else, and that is what we want. */
enum JooqPurpose {
  /** A column that is never null says so. */
  NOT_NULL_PROVEN {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.column().filter(column -> !column.isNullable()).isPresent()
          ? it.with(it.live(), it.ours().replace(".nullable(false)", ""))
              .orIf(it.live().contains(".nullable(false)"), it)
          : it;
    }
  },
  /** A column of a NOT NULL domain can be null, and is not called never null. */
  NOT_NULL_DOMAIN {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.isOf(PgType.Domain.class) && it.column().orElseThrow().isNullable()
          ? it.with(it.live().replace(".nullable(false)", ""), it.ours())
          : it;
    }
  },
  /** A view has keys; and so has a table whose unique columns are never null. */
  KEYS {
    @Override
    JooqDifference without(JooqDifference it) {
      boolean isKept =
          switch (it.name()) {
            case "getPrimaryKey()", "getUniqueKeys()", "key()" -> it.hasAllKeys();
            case "class" ->
                it.file().contains("/records/")
                    && it.hasAllKeys()
                    && it.ours()
                        .equals(
                            it.live()
                                .replace("extends TableRecordImpl", "extends UpdatableRecordImpl"));
            default -> false;
          };
      return isKept || it.file().endsWith("Keys.java") && it.live().isEmpty() ? it.gone() : it;
    }
  },
  /** A unique index of a table is a unique key: the catalog does not tell it from a constraint. */
  UNIQUE_INDEX {
    @Override
    JooqDifference without(JooqDifference it) {
      if (it.name().equals("getIndexes()")) {
        return it.gone(); // each index is told by its own member
      }
      return it.file().endsWith("Indexes.java")
              && it.ours().isEmpty()
              && it.pair().isOurKey(it.name())
          ? it.gone()
          : it;
    }
  },
  /** An index that includes columns is one over its key; jOOQ leaves it out. */
  INCLUDED_COLUMNS {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.index(" INCLUDE ") && it.live().isEmpty() ? it.gone() : it;
    }
  },
  /** Unique among some rows is not unique. */
  PARTIAL_INDEX {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.index(" WHERE ")
          ? it.with(it.live().replaceFirst("true\\);$", "false);"), it.ours())
          : it;
    }
  },
  /** Of a domain over an array it is the domain, and not an array of it; jOOQ misreads both. */
  DOMAIN_OVER_AN_ARRAY {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.retyped(
          type -> type instanceof PgType.Domain domain && domain.base() instanceof PgType.Array);
    }
  },
  /** Takes oidvector and int2vector for arrays, and cuts a letter off their names. */
  VECTOR {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.retyped(
          type ->
              type instanceof PgType.Base base
                  && Set.of("oidvector", "int2vector").contains(base.name().name()));
    }
  },
  /** Reads a materialized view's domain as the type beneath. */
  DOMAIN_IN_A_MATERIALIZED_VIEW {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.inMaterializedView() && it.isOf(PgType.Domain.class) ? it.withoutSqlType() : it;
    }
  },
  /** Reads a materialized view's interval of days as one of anything. */
  INTERVAL_IN_A_MATERIALIZED_VIEW {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.inMaterializedView()
          ? it.retyped(type -> type.equals(PgType.builtin("interval")))
          : it;
    }
  },
  /** Leaves out how precise the times of materialized views and composite types are. */
  PRECISION_OF_TIMES {
    private static final Pattern PRECISION =
        Pattern.compile("(SQLDataType\\.\\w*TIME\\w*)\\(\\d\\)");

    @Override
    JooqDifference without(JooqDifference it) {
      return it.inMaterializedView() || it.file().contains("udt/")
          ? it.with(
              PRECISION.matcher(it.live()).replaceAll("$1"),
              PRECISION.matcher(it.ours()).replaceAll("$1"))
          : it;
    }
  },
  /** The definition of a view is the pretty one. */
  SOURCE {
    private static final Pattern TEXT =
        Pattern.compile("(?si)\"\"\"\\s+create (materialized )?view \".*\"\"\"");

    @Override
    JooqDifference without(JooqDifference it) {
      return it.ours().contains("TableOptions.")
          ? it.with(TEXT.matcher(it.live()).replaceAll(""), TEXT.matcher(it.ours()).replaceAll(""))
          : it;
    }
  },
  /** What a value is if none is given is not in the catalog. */
  DEFAULTS {
    private static final Pattern DEFAULT =
        Pattern.compile(
            "\\.(identity\\(true\\)|generated\\w+AsIdentity\\(\\))|\\.defaultValue\\(DSL\\.field\\(DSL\\.raw\\(\"(\\\\.|[^\"\\\\])*\"\\),"
                + " (\\([^()]*\\)|[^()])*\\)\\)");

    @Override
    JooqDifference without(JooqDifference it) {
      return it.name().equals("getIdentity()") && it.ours().isEmpty()
          ? it.gone()
          : it.with(DEFAULT.matcher(it.live()).replaceAll(""), it.ours());
    }
  },
  /** Nor what a domain checks, nor whether it takes nulls. */
  CHECKS_OF_DOMAINS {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.file().endsWith("Domains.java")
          ? it.with(
              it.live()
                  .replaceAll("\n *, Internal\\.createCheck\\(.*\\)(?=\n)", "")
                  .replace(".nullable(false)", ""),
              it.ours())
          : it;
    }
  },
  /** Nor comments of schemas and types, which jOOQ shows since 3.20. */
  COMMENTS {
    private static final Pattern COMMENT =
        Pattern.compile("(?s)/\\*\\*.*?\\*/|DSL\\.comment\\(\".*\"\\)");

    @Override
    JooqDifference without(JooqDifference it) {
      return it.file().matches("(\\w+/)?(enums/|udt/)?\\w+\\.java")
              && COMMENT
                  .matcher(it.live())
                  .replaceAll("")
                  .equals(COMMENT.matcher(it.ours()).replaceAll(""))
          ? it.gone()
          : it;
    }
  },
  /** Nor a type that no column has. */
  UNUSED_TYPES {
    @Override
    JooqDifference without(JooqDifference it) {
      boolean isType = it.file().matches(".*(enums/\\w+|udt/.*|Domains)\\.java");
      return isType && it.ours().isEmpty() || it.name().equals("getDomains()") ? it.gone() : it;
    }
  },
  /** A partition is no table of its own: its rows are in the partitioned table. */
  PARTITIONS {
    @Override
    JooqDifference without(JooqDifference it) {
      return it.with(it.pair().withoutPartitions(it.file(), it.live()), it.ours());
    }
  };

  /** The difference that is left. */
  abstract JooqDifference without(JooqDifference difference);
}
