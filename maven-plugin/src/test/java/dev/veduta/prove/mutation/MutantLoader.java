package dev.veduta.prove.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Prover;
import dev.veduta.prove.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The prover and its tests, loaded anew with one file changed. */
final class MutantLoader extends ClassLoader {
  private static final String OURS = "dev.veduta.prove.";
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final String CLASS_PATH =
      Stream.of(Prover.class, QualifiedName.class, Nullable.class)
          .map(it -> it.getProtectionDomain().getCodeSource().getLocation().getPath())
          .collect(Collectors.joining(java.io.File.pathSeparator));

  private final Map<String, byte[]> classes = new HashMap<>();
  private final Map<String, byte[]> resources = new HashMap<>();

  /** Not changed at all. */
  MutantLoader() {
    super(MutantLoader.class.getClassLoader());
  }

  MutantLoader(Mutant mutant) throws IOException {
    this();
    if (mutant.isJava()) {
      compile(mutant);
    } else {
      resources.put("dev/veduta/prove/" + mutant.file(), mutant.source().getBytes(UTF_8));
    }
  }

  private void compile(Mutant mutant) throws IOException {
    JavaFileObject source = new Source(mutant.file(), mutant.source());
    try (StandardJavaFileManager standard = JAVAC.getStandardFileManager(null, null, UTF_8)) {
      List<String> options = List.of("-proc:none", "-nowarn", "-cp", CLASS_PATH);
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(null, new Classes(standard), null, options, null, List.of(source));
      if (!task.call()) {
        throw new IllegalStateException("[MutantDoesNotCompile] " + mutant);
      }
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(TestServer.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
          if (in == null) {
            throw new ClassNotFoundException(name);
          }
          bytes = in.readAllBytes();
        }
      }
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    byte[] changed = resources.get(name);
    return changed == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(changed);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("string:///dev/veduta/prove/" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what is compiled in memory. */
  private final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    Classes(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(name, toByteArray());
            }
          };
        }
      };
    }
  }
}
