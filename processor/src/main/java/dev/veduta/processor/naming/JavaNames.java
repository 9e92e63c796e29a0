package dev.veduta.processor.naming;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Java names of what is in the database: valid, predictable, in ASCII, with neither {@code $}
 * nor {@code __}. Different names may meet in one; whoever uses them looks for that.
 *
 * <pre>
 * order_index      orderIndex        OrderIndex        ORDER_INDEX
 * ID               id                Id                ID
 * BusinessEntityID businessEntityID  BusinessEntityID  BUSINESS_ENTITY_ID
 * class            class_            ClassView         CLASS
 * 2fa              _2fa              _2fa              _2FA
 * t                t                 TView             T
 * größe            grU00f6U00dfE     GrU00f6U00dfE     GR_U00F6_U00DF_E
 * </pre>
 */
public final class JavaNames {
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private JavaNames() {}

  /** The record component of a column. */
  public static String component(String column) {
    return lowerCamel(column, Reserved.IN_RECORD);
  }

  /** The record component of a composite type's attribute. */
  public static String attribute(String attribute) {
    return lowerCamel(attribute, Reserved.IN_COMPOSITE);
  }

  /** The component of a key, whose record has a method less to spare. */
  public static String keyComponent(String component) {
    return component.equals("parts") ? "parts_" : component;
  }

  /** The constant that holds the column of a component. */
  public static String columnConstant(String component) {
    return free(screamingSnake(component), Set.of("ALL"));
  }

  /** The constant of what a record is loaded without, beside that of its view. */
  public static String recordConstant(String component) {
    return free(screamingSnake(component), Set.of("VIEW"));
  }

  /** The constant of an enum's label. */
  public static String enumConstant(String label) {
    return free(screamingSnake(lowerCamel(label, Set.of())), Set.of("TYPE"));
  }

  /** The class of a view's record. */
  public static String viewClass(String view) {
    return upperCamel(view, "View");
  }

  /** The class of an enum or composite type. */
  public static String typeClass(String type) {
    return upperCamel(type, "Type");
  }

  /** The column that an accessor names: {@code orderIndex} is {@code order_index}. */
  public static String snake(String accessor) {
    return HUMP.matcher(accessor).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static String lowerCamel(String name, Set<String> reserved) {
    List<String> words = Words.of(name);
    String first = Words.lowered(words.get(0));
    String rest = words.stream().skip(1).map(JavaNames::hump).collect(joining());
    return free(afterDigit(first + rest), reserved);
  }

  private static String upperCamel(String name, String suffix) {
    String camel = afterDigit(Words.of(name).stream().map(JavaNames::hump).collect(joining()));
    return Reserved.CLASSES.contains(camel) || looksLikeConstant(camel) ? camel + suffix : camel;
  }

  /** In an expression, a column's constant of the same name would hide the class (JLS 6.4.2). */
  private static boolean looksLikeConstant(String name) {
    return name.chars().noneMatch(Character::isLowerCase);
  }

  private static String screamingSnake(String component) {
    String humps =
        Words.of(component).stream()
            .map(it -> HUMP.matcher(it).replaceAll("_"))
            .collect(joining("_"));
    return afterDigit(humps.toUpperCase(Locale.ROOT));
  }

  private static String hump(String word) {
    return Words.capitalised(Words.isAllCapitals(word) ? Words.lowered(word) : word);
  }

  private static String afterDigit(String name) {
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String free(String name, Set<String> reserved) {
    return reserved.contains(name) || Reserved.isKeyword(name) ? name + "_" : name;
  }
}
