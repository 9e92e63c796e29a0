package dev.veduta.processor;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.model.ViewListModel;
import dev.veduta.processor.reading.DeclarationReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The classes that list a package's views, and the file that names them to {@link
 * java.util.ServiceLoader}, with the records of each in a comment.
 *
 * <p>A compiler may be given only the sources that changed. What an earlier one left in the same
 * output, and this one does not make anew, then stays listed, unless the interface or package that
 * declared it is gone from there.
 */
final class ViewLists {
  private static final String SERVICE = "META-INF/services/dev.veduta.view.ViewProvider";

  private final Filer filer;
  private final Elements elements;
  private final Map<String, Integer> rounds = new HashMap<>();
  private final Map<String, Set<String>> lists = new TreeMap<>();

  ViewLists(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /** The qualified names of those made. */
  Set<String> names() {
    return lists.keySet();
  }

  /**
   * A package's list, complete: another one in each round that adds to the package.
   *
   * @param list what this round says of it
   */
  ViewListModel complete(ViewListModel list) {
    String packageName = list.type().packageName();
    int round = rounds.merge(packageName, 1, Integer::sum);
    JavaType type = round == 1 ? list.type() : JavaType.of(packageName, list.type().name() + round);
    Set<String> records = new TreeSet<>(list.records());
    before().getOrDefault(type.qualifiedName(), Set.of()).stream()
        .filter(record -> isCompiled(packageName, record) && isDeclared(packageName, record))
        .forEach(records::add);
    lists.put(type.qualifiedName(), records);
    return new ViewListModel(type, List.copyOf(records));
  }

  /** Writes the file, if there is anything to name. */
  void writeService() throws IOException {
    if (lists.isEmpty()) {
      return;
    }
    Map<String, Set<String>> all = new TreeMap<>(lists);
    before()
        .forEach(
            (name, records) -> {
              int dot = name.lastIndexOf('.');
              String packageName = dot < 0 ? "" : name.substring(0, dot);
              if (isCompiled(packageName, name.substring(dot + 1))
                  && records.stream().anyMatch(it -> isDeclared(packageName, it))) {
                all.putIfAbsent(name, records);
              }
            });
    try (Writer out =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", SERVICE).openWriter()) {
      for (Map.Entry<String, Set<String>> list : all.entrySet()) {
        out.write(list.getKey() + " # " + String.join(" ", list.getValue()) + "\n");
      }
    }
  }

  /** What the file names as yet: lists and their records. */
  private Map<String, Set<String>> before() {
    Map<String, Set<String>> lists = new HashMap<>();
    try {
      FileObject file = filer.getResource(StandardLocation.CLASS_OUTPUT, "", SERVICE);
      try (BufferedReader lines = new BufferedReader(file.openReader(true))) {
        lines
            .lines()
            .map(line -> line.split(" # ", 2))
            .filter(parts -> parts.length == 2)
            .forEach(parts -> lists.put(parts[0], Set.of(parts[1].split(" "))));
      }
    } catch (IOException | RuntimeException notThere) {
      lists.clear();
    }
    return lists;
  }

  private boolean isCompiled(String packageName, String simpleName) {
    try {
      filer
          .getResource(StandardLocation.CLASS_OUTPUT, packageName, simpleName + ".class")
          .openInputStream()
          .close();
      return true;
    } catch (IOException | RuntimeException notThere) {
      return false;
    }
  }

  /** Whether what asked for a record is still there, if its class can be looked at. */
  private boolean isDeclared(String packageName, String simpleName) {
    TypeElement record =
        elements.getTypeElement(JavaType.of(packageName, simpleName).qualifiedName());
    if (record == null) {
      return true;
    }
    PackageElement ofAll = elements.getPackageOf(record);
    return record.getInterfaces().stream().noneMatch(it -> it.getKind() == TypeKind.ERROR)
        && (DeclarationReader.asksForRecords(ofAll)
            || record.getInterfaces().stream()
                .map(it -> ((DeclaredType) it).asElement())
                .anyMatch(DeclarationReader::asksForRecords));
  }
}
