package dev.veduta.migration;

import static java.util.stream.Collectors.joining;

import dev.veduta.view.RelationName;
import java.util.List;

/** Drops views of whatever kind, in whatever order they depend on each other, if they are there. */
final class DropAll {
  private static final String BLOCK =
      """
      do $veduta$
      declare
        wanted text[] := array[
          %s]::text[];
        it record;
        dropped boolean := true;
      begin
        while dropped loop
          dropped := false;
          for it in
            select c.oid::regclass as name, case c.relkind when 'm' then 'materialized' end as kind
            from unnest(wanted) with ordinality w (name, place)
            join pg_class c on c.oid = to_regclass(w.name) and c.relkind in ('v', 'm')
            order by w.place
          loop
            begin
              execute format('drop %%s view %%s', it.kind, it.name);
              dropped := true;
            exception when dependent_objects_still_exist then
              -- Perhaps after others; if not, the statement below says what is in the way.
            end;
          end loop;
        end loop;
        for it in
          select c.oid::regclass as name, case c.relkind when 'm' then 'materialized' end as kind
          from unnest(wanted) w (name)
          join pg_class c on c.oid = to_regclass(w.name) and c.relkind in ('v', 'm')
        loop
          execute format('drop %%s view %%s', it.kind, it.name);
        end loop;
      end
      $veduta$""";

  private DropAll() {}

  static String of(List<RelationName> views) {
    return BLOCK.formatted(views.stream().map(DropAll::literal).collect(joining(",\n          ")));
  }

  /** With C-style escapes, which mean the same whatever the server's settings are. */
  private static String literal(RelationName name) {
    return "E'" + name.quoted().replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
