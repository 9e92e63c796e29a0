package dev.veduta.json;

import dev.veduta.internal.json.Jackson3Mapper;
import dev.veduta.internal.json.JsonMappers;
import tools.jackson.databind.ObjectMapper;

/** Has {@link Json} columns mapped by an object mapper of Jackson 3. */
public final class Jackson3 {
  private Jackson3() {}

  /**
   * Takes the mapper for the whole process, in the place of any other. To be called before rows are
   * read: a column that was read or bound before keeps the mapper it has.
   */
  @SuppressWarnings("exports") // who has a mapper requires its module
  public static void use(ObjectMapper mapper) {
    JsonMappers.choose(new Jackson3Mapper(mapper));
  }
}
