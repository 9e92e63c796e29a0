package com.acme.names;

import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedColumn;
import dev.veduta.naming.ReflectedView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Records end as a resource says; identifiers are named after what they identify. */
public final class HouseNames implements NamingStrategy {
  @Override
  public String recordName(ReflectedView view, String usual) {
    try (InputStream suffix = HouseNames.class.getResourceAsStream("suffix.txt")) {
      return usual + new String(suffix.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
    return usual.equals("id") ? "fieldId" : usual;
  }
}
