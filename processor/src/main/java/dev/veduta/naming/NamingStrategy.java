package dev.veduta.naming;

/**
 * Names of the user's own for records and their components. Found by {@link
 * java.util.ServiceLoader} where the processor is: on javac's processor path, or among the
 * dependencies of the Maven plugin. There is to be one at most.
 *
 * <p>It is asked after the fixed rule and the schemes of {@code @Views} or the plugin, and can
 * answer what these have: as usual. Accessors of an interface say their own names; for them it is
 * not asked, nor for the record of an interface, which is named after that.
 *
 * <p>An answer must depend on the arguments alone, as the same catalog is to give the same sources.
 * It must not be null, and be a name of ASCII letters, digits and underscores that neither Java nor
 * the record needs for itself; a record's begins with a capital, a component's with a small letter
 * or an underscore. Anything else, and anything thrown, is an error of the build that names
 * strategy, view and column.
 *
 * <p>It has a public constructor without parameters, and is called from several threads at once.
 */
public interface NamingStrategy {
  /**
   * The simple name of a view's record.
   *
   * @param view the view
   * @param usual the name it would have
   */
  default String recordName(ReflectedView view, String usual) {
    return usual;
  }

  /**
   * The name of the component that holds a column.
   *
   * @param view the view
   * @param column one of its columns
   * @param usual the name it would have
   */
  default String componentName(ReflectedView view, ReflectedColumn column, String usual) {
    return usual;
  }
}
