package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application that is loaded again, as a container or a developer's tool does, leaves nothing.
 */
class UnloadingTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** The records of an application, by a loader of its own above the runtime. */
  private static final class Application extends ClassLoader {
    Application() {
      super(UnloadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(TemplateFieldView.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) {
      try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @Test
  void theRecordsThatWereReadCanBeUnloaded() throws Exception {
    WeakReference<Application> application = used();
    for (int tries = 0; application.get() != null && tries < 50; tries++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(application.get()).isNull();
  }

  @SuppressWarnings("unchecked")
  private static WeakReference<Application> used() throws ReflectiveOperationException {
    Application application = new Application();
    Class<?> record = application.loadClass(TemplateFieldView.class.getName());
    var view = (View<Object, Integer>) record.getField("VIEW").get(null);
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.list(view.query())).hasSize(60);
      session.expireAll();
      assertThat(session.get(view, 54))
          .isInstanceOf(record)
          .isNotInstanceOf(TemplateFieldView.class);
      assertThat(session.findAll(view, List.of(55, 56))).hasSize(2);
      session.stream(view.query()).forEach(row -> {});
    }
    return new WeakReference<>(application);
  }
}
