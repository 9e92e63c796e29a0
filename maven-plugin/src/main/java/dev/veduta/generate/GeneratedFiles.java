package dev.veduta.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/** Keeps generated sources in memory, so that nothing is replaced unless all of it succeeds. */
final class GeneratedFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, Content> sources = new TreeMap<>();
  private final boolean areReferredTo;

  /**
   * Nothing generated yet.
   *
   * @param areReferredTo whether a source may name generated classes. Where none does, javac is
   *     shown empty ones: to read them all again takes it as long as all the rest.
   */
  GeneratedFiles(JavaFileManager manager, boolean areReferredTo) {
    super(manager);
    this.areReferredTo = areReferredTo;
  }

  /** The sources by their paths, with {@code /}. */
  Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    sources.forEach((path, content) -> contents.put(path, content.bytes.toByteArray()));
    return contents;
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.SOURCE_OUTPUT || super.hasLocation(location);
  }

  /** What lies in memory belongs to the user's module, as if it lay in a source root. */
  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof SimpleJavaFileObject
        ? location == StandardLocation.SOURCE_PATH
        : super.contains(location, file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    String path = className.replace('.', '/') + kind.extension;
    return sources.computeIfAbsent(path, Content::new);
  }

  /** Resources are the goal's to write: what the processor says of them is let go. */
  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    return new Content(relativeName);
  }

  private final class Content extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Content(String path) {
      super(URI.create("generated:///" + path), Kind.SOURCE);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return areReferredTo ? bytes.toString(StandardCharsets.UTF_8) : "";
    }
  }
}
