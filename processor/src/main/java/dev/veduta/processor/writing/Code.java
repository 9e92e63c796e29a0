package dev.veduta.processor.writing;

import dev.veduta.catalog.type.JavaType;
import java.util.List;
import java.util.function.Consumer;

/**
 * Java source as it is written: it indents lines, breaks those that get too long where they may be
 * broken, and calls classes by the shortest name that means them. For one thread.
 */
final class Code {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  /** How much deeper what belongs to the line before is. */
  private static final int CONTINUED = 2;

  private final StringBuilder text = new StringBuilder(8192);
  private final Imports imports;
  private int depth;

  /** Where the last line begins. */
  private int line;

  /** The last place where that line may be broken, or -1; what stands there gives way. */
  private int gap = -1;

  private int gapWidth;
  private int gapDepth;

  Code(Imports imports) {
    this.imports = imports;
  }

  /** Adds text. Each line of it begins at the margin that holds. */
  Code add(String added) {
    int start = 0;
    for (int end; (end = added.indexOf('\n', start)) >= 0; start = end + 1) {
      addToLine(added, start, end);
      endLine();
    }
    addToLine(added, start, added.length());
    return this;
  }

  /** Adds a class by name, without its arguments. */
  Code name(JavaType type) {
    return add(imports.nameOf(type));
  }

  /** Adds a type, with its arguments and marked where it can be null. */
  Code type(JavaType type) {
    String name = imports.nameOf(type);
    if (type.nullable()) {
      int simple = name.lastIndexOf('.') + 1;
      add(name.substring(0, simple)).add("@").name(Names.NULLABLE).add(" ");
      name = name.substring(simple);
    }
    add(name);
    return type.arguments().isEmpty() ? this : arguments(type);
  }

  private Code arguments(JavaType type) {
    String before = "<";
    for (JavaType each : type.arguments()) {
      add(before).type(each);
      before = ", ";
    }
    return add(">");
  }

  /** Adds a space, where the line may be broken. */
  Code space() {
    openGap(1);
    text.append(' ');
    return this;
  }

  /** The line may be broken here. */
  Code mayBreak() {
    openGap(0);
    return this;
  }

  /** Adds items with commas between them, where the line may be broken. */
  <T> Code list(List<T> items, Consumer<T> writer) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        add(",").space();
      }
      writer.accept(items.get(i));
    }
    return this;
  }

  /** Adds items with commas between them, each on a line of its own but the first. */
  <T> Code lines(List<T> items, Consumer<T> writer) {
    for (int i = 0; i < items.size(); i++) {
      add(i > 0 ? ",\n" : "");
      writer.accept(items.get(i));
    }
    return this;
  }

  /** Lines from here on belong to the member, type or block that was opened. */
  Code open() {
    depth++;
    return this;
  }

  /** Ends {@link #open}. */
  Code close() {
    depth--;
    return this;
  }

  /** Lines from here on continue the one before. */
  Code continued() {
    depth += CONTINUED;
    return this;
  }

  /** Ends {@link #continued}. */
  Code done() {
    depth -= CONTINUED;
    return this;
  }

  /** The whole source. */
  String toString(String packageName) {
    String head = packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    String imported = imports.toString();
    return head + imported + (imported.isEmpty() ? "" : "\n") + text;
  }

  private void addToLine(String added, int start, int end) {
    if (start < end) {
      if (text.length() == line) {
        text.append(INDENT.repeat(depth));
      }
      text.append(added, start, end);
    }
  }

  private void endLine() {
    closeGap();
    text.append('\n');
    line = text.length();
  }

  private void openGap(int width) {
    closeGap();
    gap = text.length();
    gapWidth = width;
    gapDepth = depth + CONTINUED;
  }

  /** Breaks the line where it may be broken, if what has come since is too much for it. */
  private void closeGap() {
    if (gap >= 0 && text.length() - line > WIDTH) {
      text.replace(gap, gap + gapWidth, "\n" + INDENT.repeat(gapDepth));
      line = gap + 1;
    }
    gap = -1;
  }
}
