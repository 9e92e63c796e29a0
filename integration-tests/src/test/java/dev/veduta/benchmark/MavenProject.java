package dev.veduta.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project of its own that uses the plugin, and Maven to build it: the one that built Veduta, with
 * the local repository that the plugin was installed into.
 *
 * @param directory the project's
 */
record MavenProject(Path directory) {
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.acme</groupId>
        <artifactId>unchanged</artifactId>
        <version>1</version>
        <dependencies>
          <dependency>
            <groupId>dev.veduta</groupId>
            <artifactId>veduta-runtime</artifactId>
            <version>%1$s</version>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>dev.veduta</groupId>
              <artifactId>veduta-maven-plugin</artifactId>
              <version>%1$s</version>
              <executions>
                <execution><goals><goal>reflect</goal><goal>generate</goal></goals></execution>
              </executions>
              <configuration>
                <source><url>%2$s</url></source>
                <views><view>app.*</view></views>
                <packageName>com.acme.app</packageName>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String REPOSITORY =
      "<id>%1$s</id><url>%2$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>";

  /** What is downloaded already is taken from the user's local repository. */
  private static final String SETTINGS =
      """
      <settings>
        <profiles><profile><id>it</id>
          <repositories><repository>%1$s</repository></repositories>
          <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
        </profile></profiles>
        <activeProfiles><activeProfile>it</activeProfile></activeProfiles>
      </settings>
      """;

  /** Writes the project. */
  static MavenProject in(Path directory, String url) throws IOException {
    Files.createDirectories(directory);
    String repository =
        REPOSITORY.formatted("downloaded", Path.of(property("downloaded")).toUri().toString());
    Files.writeString(directory.resolve("settings.xml"), SETTINGS.formatted(repository));
    Files.writeString(
        directory.resolve("pom.xml"),
        POM.formatted(property("version"), url.replace("&", "&amp;")));
    return new MavenProject(directory);
  }

  /**
   * Builds up to a phase.
   *
   * @return what Maven said
   */
  String run(String phase) throws IOException, InterruptedException {
    Path maven = Path.of(property("maven"), "bin", "mvn");
    Process process =
        new ProcessBuilder(
                maven.toString(),
                "-B",
                "-nsu",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + property("installed"),
                phase)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  /** What the build tells of itself. */
  private static String property(String name) {
    String full = "veduta.benchmark." + name;
    String value = System.getProperty(full);
    if (value == null) {
      throw new IllegalStateException(
          "-D" + full + " is not set; run it as docs/benchmarks.md says");
    }
    return value;
  }
}
