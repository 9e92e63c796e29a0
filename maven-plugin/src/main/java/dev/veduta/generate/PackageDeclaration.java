package dev.veduta.generate;

import dev.veduta.processor.naming.NamingScheme;
import java.net.URI;
import java.util.List;
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

  PackageDeclaration(String packageName, SortedSet<String> schemas, NamingScheme naming) {
    super(uri(packageName), Kind.SOURCE);
    this.content =
        schemas.stream()
            .map(schema -> annotation(schema, naming))
            .collect(Collectors.joining("", "", "package " + packageName + ";\n"));
  }

  private static String annotation(String schema, NamingScheme naming) {
    return "@dev.veduta.annotation.Views(schema = "
        + literal(schema)
        + ", stripPrefix = "
        + literals(naming.prefixes())
        + ", stripSuffix = "
        + literals(naming.suffixes())
        + ")\n";
  }

  private static String literals(List<String> texts) {
    return texts.stream()
        .map(PackageDeclaration::literal)
        .collect(Collectors.joining(", ", "{", "}"));
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
