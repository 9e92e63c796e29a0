package dev.veduta.internal.stale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.Rating;
import dev.veduta.fixture.TemplateFieldView;
import org.junit.jupiter.api.Test;

class PerDatabaseTest {
  private final PerDatabase<String> known = new PerDatabase<>();

  @Test
  void eachRelationIsKnownInEachDatabaseByItself() {
    known.put(Rating.VIEW, "one", "rating in one");
    known.put(Rating.VIEW, "other", "rating in other");
    known.put(TemplateFieldView.VIEW, "one", "field in one");
    assertThat(known.get(Rating.VIEW, "one")).isEqualTo("rating in one");
    assertThat(known.get(Rating.VIEW, "other")).isEqualTo("rating in other");
    assertThat(known.get(TemplateFieldView.VIEW, "one")).isEqualTo("field in one");
    assertThat(known.get(TemplateFieldView.VIEW, "other")).isNull();
  }

  @Test
  void eachKnowsItsOwn() {
    PerDatabase<Integer> other = new PerDatabase<>();
    known.put(Rating.VIEW, "one", "rating in one");
    other.put(Rating.VIEW, "one", 1);
    assertThat(known.get(Rating.VIEW, "one")).isEqualTo("rating in one");
    assertThat(other.get(Rating.VIEW, "one")).isEqualTo(1);
  }

  @Test
  void whatIsRemovedIsUnknownThereAlone() {
    known.put(Rating.VIEW, "one", "rating in one");
    known.put(Rating.VIEW, "other", "rating in other");
    known.remove(Rating.VIEW, "one");
    known.remove(TemplateFieldView.VIEW, "one");
    assertThat(known.get(Rating.VIEW, "one")).isNull();
    assertThat(known.get(Rating.VIEW, "other")).isEqualTo("rating in other");
  }
}
