package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnce() {
        assertThat(secrets(Map.of()).masterKey()).isEqualTo(secrets(Map.of()).masterKey());
        assertThat(secrets(Map.of()).databasePassword("app"))
                .isNotEqualTo(secrets(Map.of()).databasePassword("owner"));
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        secrets(Map.of()).operatorToken();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("operator-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theMasterKeyHas32Bytes() {
        assertThat(Base64.getDecoder().decode(secrets(Map.of()).masterKey())).hasSize(32);
    }

    @Test
    void aSettingGoesBeforeTheFile() {
        assertThat(secrets(Map.of("HOLDFAST_MASTER_KEY", "given")).masterKey()).isEqualTo("given");
        assertThat(folder.resolve("master-key")).doesNotExist();
    }

    @Test
    void theSimulatorsClientLooksLikeZohos() {
        assertThat(secrets(Map.of()).simulatorClientId()).matches("1000\\.[0-9A-F]{30}");
        assertThat(secrets(Map.of()).simulatorRefreshToken()).matches("1000\\.[0-9a-f]{32}\\.[0-9a-f]{32}");
    }

    private Secrets secrets(Map<String, String> environment) {
        return new Secrets(folder, new Settings(environment, new Properties()));
    }
}
