package dev.veduta.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veduta.internal.json.Jackson2Mapper;
import dev.veduta.internal.json.JsonMappers;

/** Has {@link Json} columns mapped by an object mapper of Jackson 2. */
public final class Jackson2 {
  private Jackson2() {}

  /**
   * Takes the mapper for the whole process, in the place of any other. To be called before rows are
   * read: a column that was read or bound before keeps the mapper it has.
   *
   * @param mapper as configured by the time; it is not to be configured any more
   */
  @SuppressWarnings("exports") // who has a mapper requires its module
  public static void use(ObjectMapper mapper) {
    JsonMappers.choose(new Jackson2Mapper(mapper));
  }
}
