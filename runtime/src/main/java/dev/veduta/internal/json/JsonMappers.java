package dev.veduta.internal.json;

import dev.veduta.internal.type.ValueException;
import org.jspecify.annotations.Nullable;

/** The mapper of this process: the one that was chosen, or else what is on the class path. */
public final class JsonMappers {
  private static volatile @Nullable JsonMapper chosen;

  private JsonMappers() {}

  public static void choose(JsonMapper mapper) {
    chosen = mapper;
  }

  public static JsonMapper chosen() {
    JsonMapper mapper = chosen;
    return mapper == null ? found() : mapper;
  }

  private static JsonMapper found() {
    try {
      return Jackson3Mapper.ofItsOwn();
    } catch (LinkageError no3) {
      try {
        return Jackson2Mapper.ofItsOwn();
      } catch (LinkageError no2) {
        throw ValueException.withoutJackson();
      }
    }
  }
}
