package acme;

import dev.veduta.type.SqlEnum;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** The enum {@code public.mood}. */
@Generated("dev.veduta.processor.ViewProcessor")
@NullMarked
public enum Mood implements SqlEnum {
  SAD("sad"),
  SO_SO("so-so"),
  TYPE_("type");

  /** How it is read and bound. */
  public static final SqlType<Mood> TYPE =
      SqlTypes.enumeration("public", "mood", values());

  private final String label;

  Mood(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
