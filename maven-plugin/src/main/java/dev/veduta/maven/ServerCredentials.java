package dev.veduta.maven;

import dev.veduta.source.Credentials;
import dev.veduta.source.SourceException;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The credentials in settings.xml. */
record ServerCredentials(Settings settings, SettingsDecrypter decrypter) {
  /**
   * Those of a server, its password decrypted; nothing if there is no such server.
   *
   * @param id the server's id; null for none
   */
  Optional<Credentials> find(@Nullable String id) throws SourceException {
    Server server = id == null ? null : settings.getServer(id);
    if (server == null) {
      return Optional.empty();
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    if (!result.getProblems().isEmpty()) {
      throw new SourceException(
          "CredentialsUnreadable",
          "the password of <server> "
              + id
              + " in settings.xml cannot be decrypted. Encrypt it anew with mvn -ep, and see that"
              + " settings-security.xml holds the master password.");
    }
    Server plain = result.getServer();
    return Optional.of(
        new Credentials(
            plain.getUsername(), plain.getPassword(), "<server> " + id + " of settings.xml"));
  }
}
