package dev.veduta.refresh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Twelve materialized views in the shape of a diamond, over tables of so many rows. */
public final class Diamond {
  private Diamond() {}

  /** The script that makes them, in a schema {@code shop}. */
  public static String sql(int sales) {
    try (InputStream in = Diamond.class.getResourceAsStream("diamond.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{sales}", Integer.toString(sales));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
