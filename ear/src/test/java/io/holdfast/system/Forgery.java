package io.holdfast.system;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An attacker's workshop: takes a real access token apart and puts it together in ways that must not be believed. */
final class Forgery {
    private final String token;
    private final String[] parts;

    private Forgery(String token) {
        this.token = token;
        this.parts = token.split("\\.");
    }

    static Forgery of(String token) {
        return new Forgery(token);
    }

    String keyId() {
        return part(0).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    String withoutSignature() {
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
    }

    String withAnotherSubject() {
        String claims = part(1).replaceFirst("\"sub\":\"[^\"]{4}", "\"sub\":\"ffff");
        return parts[0] + "." + encode(claims) + "." + parts[2];
    }

    String signedWithAnotherKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return signed(
                    part(1),
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    generator.generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classic confusion: what everybody may read is used as if it were a shared secret. */
    String signedWithPublicKeyAsPassword(String keys) {
        return signed(part(1), AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(keys.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same claims with another end, signed with the product's own key. @param seconds from now; negative: past */
    String signedAgain(SigningKey key, int seconds) {
        try {
            JwtClaims claims = JwtClaims.parse(part(1));
            NumericDate end = NumericDate.now();
            end.addSeconds(seconds);
            claims.setExpirationTime(end);
            return signed(claims.toJson(), AlgorithmIdentifiers.RSA_USING_SHA256, key.privateKey());
        } catch (InvalidJwtException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(String claims, String algorithm, java.security.Key key) {
        try {
            JsonWebSignature signature = (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
            JsonWebSignature forged = new JsonWebSignature();
            forged.setHeader("typ", signature.getHeader("typ"));
            forged.setKeyIdHeaderValue(signature.getKeyIdHeaderValue());
            forged.setAlgorithmHeaderValue(algorithm);
            forged.setPayload(claims);
            forged.setKey(key);
            return forged.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String part(int index) {
        return new String(Base64.getUrlDecoder().decode(parts[index]), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64Url.encode(text, StandardCharsets.UTF_8.name());
    }
}
