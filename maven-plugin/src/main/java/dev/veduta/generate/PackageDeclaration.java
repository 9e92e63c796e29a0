package dev.veduta.generate;

import java.net.URI;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javax.tools.SimpleJavaFileObject;

/**
 * The declaration that the plugin's parameters stand for, as the user would have written it:
 *
 * <pre>{@code
 * @dev.veduta.annotation.Views(schema = "quick_bits")
 * package com.acme.quickbits;
 * }</pre>
 */
final class PackageDeclaration extends SimpleJavaFileObject {
  private final String content;

  PackageDeclaration(String packageName, SortedSet<String> schemas) {
    super(uri(packageName), Kind.SOURCE);
    this.content =
        schemas.stream()
            .map(schema -> "@dev.veduta.annotation.Views(schema = " + literal(schema) + ")\n")
            .collect(Collectors.joining("", "", "package " + packageName + ";\n"));
  }

  static URI uri(String packageName) {
    return URI.create("veduta:///" + packageName.replace('.', '/') + "/package-info.java");
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return content;
  }

  /** Java's string literal. No escape by code point: javac reads these before it sees quotes. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.chars().forEach(each -> literal.append(escaped((char) each)));
    return literal.append('"').toString();
  }

  private static String escaped(char each) {
    if (each == '"' || each == '\\') {
      return "\\" + each;
    }
    return each < ' ' ? String.format(Locale.ROOT, "\\%03o", (int) each) : String.valueOf(each);
  }
}
