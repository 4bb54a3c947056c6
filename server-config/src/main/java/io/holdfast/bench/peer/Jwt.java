package io.holdfast.bench.peer;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token as the peer's sign-in would issue it: HS256, with the permissions of a client. */
final class Jwt {
    private static final String ALGORITHM = "HmacSHA256";

    private Jwt() {}

    static String of(String account, String secret, Instant expires) {
        var claims = Json.createObjectBuilder()
                .add("sub", "0193f6a0-0000-7000-8000-000000000001")
                .add("accountId", account)
                .add("role", "client_admin")
                .add(
                        "permissions",
                        Json.createArrayBuilder()
                                .add("read:account-projects")
                                .add("read:account-invoices")
                                .add("pay:account-invoices")
                                .add("download:files"))
                .add("exp", expires.getEpochSecond())
                .build();
        var signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(mac(signed, secret));
    }

    private static byte[] mac(String text, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
