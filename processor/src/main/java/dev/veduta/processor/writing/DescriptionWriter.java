package dev.veduta.processor.writing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.CommentTag;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RecordModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the view beyond what the code says; only what is there.
 *
 * <pre>
 * .noted("owner", "crm")
 * .keyed("primary key field_pkey of quick_bits.field")
 * .typed("integer", "character varying(255)")
 * .neverNull("id", "quick_bits.field.id is not null")
 * .commented("label", "What people see")
 * .noted("label", "pii", "no")
 * </pre>
 */
final class DescriptionWriter {
  private final CatalogView view;
  private final CodeBlock.Builder calls = CodeBlock.builder();

  private DescriptionWriter(CatalogView view) {
    this.view = view;
  }

  static CodeBlock write(RecordModel model) {
    return new DescriptionWriter(model.view()).calls(model);
  }

  private CodeBlock calls(RecordModel model) {
    Map<String, String> info = CommentTag.info(view.comment());
    info.putAll(model.info());
    info.forEach((key, value) -> call("noted", key, value));
    model.key().ifPresent(it -> call("keyed" + grade(it.claim()), it.claim().because()));
    types(model);
    model.components().stream()
        .collect(groupingBy(it -> it.column().name(), LinkedHashMap::new, toList()))
        .values()
        .forEach(this::column);
    return calls.build();
  }

  private void types(RecordModel model) {
    List<CodeBlock> types =
        model.components().stream()
            .filter(it -> !it.isDeferred())
            .map(it -> CodeBlock.of("$L", Literals.quoted(it.column().sqlType())))
            .toList();
    if (!types.isEmpty()) {
      calls.add("$>$>\n.typed($L)$<$<", CodeBlock.join(types, ",$W"));
    }
  }

  /** Of one column, which several components may hold. */
  private void column(List<ComponentModel> components) {
    CatalogColumn column = components.get(0).column();
    String name = column.name();
    if (components.stream().allMatch(ComponentModel::isDeferred)) {
      call("typedLater", name, column.sqlType());
    }
    Claim claim = column.notNull();
    if (claim != null) {
      call("neverNull" + grade(claim), name, claim.because());
    } else {
      view.claims()
          .disproofOfNotNull(name)
          .ifPresent(it -> call("sometimesNull", name, it.because()));
    }
    String comment = column.comment();
    if (comment != null) {
      call("commented", name, comment);
    }
    Map<String, String> info = CommentTag.info(comment);
    components.forEach(it -> info.putAll(it.info()));
    info.forEach((key, value) -> call("noted", name, key, value));
  }

  private static String grade(Claim claim) {
    return switch (claim.grade()) {
      case PROVEN -> "";
      case PROVEN_AT_REFRESH -> "AtRefresh";
      case ASSERTED -> "AsAsserted";
    };
  }

  private void call(String method, String... texts) {
    calls.add(Calls.of(method, texts));
  }
}
