package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityMapTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void findsTheSameInstanceTwice() {
    try (Session session = DATABASE.veduta().openSession()) {
      TemplateFieldView one = session.find(TemplateFieldView.VIEW, 54).orElseThrow();
      assertThat(one).isEqualTo(new TemplateFieldView(54, 1, 5, "Label 4"));
      assertThat(one.sameValuesAs(new TemplateFieldView(54, 1, 5, "Label 4"))).isTrue();
      assertThat(session.get(TemplateFieldView.VIEW, 54)).isSameAs(one);
    }
  }
}
