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
    void theSigningKeyNamesItsLogAndGoesWithItsPublicHalf() {
        String key = secrets(Map.of()).auditSigningKey("https://portal.example.com:8443/x");
        assertThat(key)
                .matches("PRIVATE\\+KEY\\+portal\\.example\\.com/[0-9a-f]{12}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{44}");
        assertThat(secrets(Map.of()).auditSigningKey("http://elsewhere")).isEqualTo(key);
        assertThat(AuditKeyFile.publicKeyOf(key))
                .startsWith(AuditKeyFile.logNameOf(key) + "+" + key.split("\\+")[3] + "+");
    }

    /** The key that the documentation of Go's sumdb/note shows. */
    @Test
    void thePublicHalfOfAKnownKeyIsTheKnownOne() {
        assertThat(AuditKeyFile.publicKeyOf(
                        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"))
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void theNextSigningKeyTakesThePlaceOfTheFormer() {
        Secrets secrets = secrets(Map.of());
        String former = secrets.auditSigningKey("http://localhost:8080");
        assertThat(secrets.nextAuditSigningKey()).isEmpty();
        String next = secrets.makeNextAuditSigningKey(former);
        assertThat(AuditKeyFile.logNameOf(next)).isEqualTo(AuditKeyFile.logNameOf(former));
        assertThat(secrets.nextAuditSigningKey()).contains(next);
        secrets.replaceAuditSigningKey();
        assertThat(secrets.auditSigningKey("http://localhost:8080"))
                .isEqualTo(next)
                .isNotEqualTo(former);
        assertThat(secrets.nextAuditSigningKey()).isEmpty();
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
