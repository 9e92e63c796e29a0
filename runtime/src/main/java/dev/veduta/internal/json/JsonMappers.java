package dev.veduta.internal.json;

import dev.veduta.internal.type.ValueException;
import java.util.Optional;
import java.util.function.Supplier;
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
    return mapper == null ? Found.MAPPER.orElseThrow(ValueException::withoutJackson) : mapper;
  }

  /** What is there, looked for once. */
  private static final class Found {
    static final Optional<JsonMapper> MAPPER =
        made(() -> Jackson3Mapper.ofItsOwn()).or(() -> made(() -> Jackson2Mapper.ofItsOwn()));

    private static Optional<JsonMapper> made(Supplier<JsonMapper> maker) {
      try {
        return Optional.of(maker.get());
      } catch (LinkageError notThere) {
        return Optional.empty();
      }
    }
  }
}
