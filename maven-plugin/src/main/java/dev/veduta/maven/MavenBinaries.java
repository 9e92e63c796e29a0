package dev.veduta.maven;

import dev.veduta.source.BinaryRepository;
import dev.veduta.source.PostgresRelease;
import dev.veduta.source.SourceException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves binaries as Maven resolves a plugin: from its repositories, through its mirrors. */
record MavenBinaries(
    RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
    implements BinaryRepository {
  @Override
  public Path jarOf(PostgresRelease release) throws SourceException {
    DefaultArtifact artifact =
        new DefaultArtifact(
            PostgresRelease.GROUP_ID, release.artifactId(), "jar", release.version());
    try {
      ArtifactRequest request = new ArtifactRequest(artifact, repositories, null);
      return system.resolveArtifact(session, request).getArtifact().getFile().toPath();
    } catch (ArtifactResolutionException e) {
      throw new SourceException(
          "PostgresUnavailable",
          artifact
              + " cannot be resolved: "
              + e.getMessage()
              + ". Choose another <postgresVersion>, or reflect from a database: set <url>.",
          e);
    }
  }
}
