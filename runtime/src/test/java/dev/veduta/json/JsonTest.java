package dev.veduta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the user's types, by either Jackson, configured or not, or by none. */
public class JsonTest {
  /** Seen by Jackson, whose module is another. */
  public record Line(String itemName, int count) {}

  private static final List<Line> LINES = List.of(new Line("rope", 2), new Line("\"é\\", 0));

  private static SqlType<List<Line>> lines() {
    return SqlTypes.converted(SqlTypes.JSONB, new Json<List<Line>>() {});
  }

  @AfterEach
  void back() {
    Jackson3.use(JsonMapper.builder().findAndAddModules().build());
  }

  @Test
  void genericTypesComeBack() {
    assertThat(lines().parse("[{\"itemName\": \"rope\", \"count\": 2}]"))
        .isEqualTo(LINES.subList(0, 1));
    assertThat(lines().parse(lines().format(LINES))).isEqualTo(LINES);
    SqlType<Map<String, List<Line>>> deep =
        SqlTypes.converted(SqlTypes.JSON, new Json<Map<String, List<Line>>>() {});
    assertThat(deep.parse(deep.format(Map.of("a", LINES)))).isEqualTo(Map.of("a", LINES));
  }

  @Test
  void oneMapperOfTheUsersIsTakenOfEitherJackson() {
    Jackson2.use(
        com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build());
    assertThat(lines().format(LINES)).contains("\"item_name\":\"rope\"");
    assertThat(lines().parse(lines().format(LINES))).isEqualTo(LINES);
    Jackson3.use(
        JsonMapper.builder()
            .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.KEBAB_CASE)
            .build());
    assertThat(lines().format(LINES)).contains("\"item-name\":\"rope\"");
  }

  @Test
  void whatDoesNotFitIsToldWithoutTheValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines().parse("[{\"itemName\": \"secret\", \"count\": \"secret\"}]"))
        .withMessageMatching(
            "\\[ConversionFailed] the converter dev.veduta.json.JsonTest\\$\\d+ failed with"
                + " tools.jackson.databind.exc.InvalidFormatException");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines().parse("null"))
        .withMessageEndingWith(" answered null");
    Jackson2.use(new com.fasterxml.jackson.databind.ObjectMapper());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines().parse("{}"))
        .withMessageEndingWith(
            " failed with com.fasterxml.jackson.databind.exc.MismatchedInputException");
  }

  @Test
  void theOneThatIsThereIsTaken() throws Exception {
    List<Class<?>> jackson2 =
        List.of(com.fasterxml.jackson.databind.ObjectMapper.class, JsonFactory.class);
    List<Class<?>> jackson3 = List.of(ObjectMapper.class, TokenStreamFactory.class);
    assertThat(chosenWhereThereIs(jackson2, List.of())).isEqualTo("Jackson2Mapper");
    assertThat(chosenWhereThereIs(jackson2, jackson3)).isEqualTo("Jackson3Mapper");
    assertThat(chosenWhereThereIs(List.of(), List.of()))
        .isEqualTo(
            "[JacksonMissing] JSON is mapped by Jackson 3 or 2, and neither jackson-databind is"
                + " there; add one");
  }

  private static String chosenWhereThereIs(List<Class<?>> jackson2, List<Class<?>> jackson3)
      throws Exception {
    Stream<Class<?>> ours = Stream.of(Json.class, Nullable.class, JsonProperty.class);
    URL[] path =
        Stream.of(ours, jackson2.stream(), jackson3.stream())
            .flatMap(it -> it)
            .map(it -> it.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(path, null)) {
      Class<?> mappers = loader.loadClass("dev.veduta.internal.json.JsonMappers");
      return mappers.getMethod("chosen").invoke(null).getClass().getSimpleName();
    } catch (InvocationTargetException failure) {
      return failure.getCause().getMessage();
    }
  }
}
