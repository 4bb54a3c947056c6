package io.holdfast.bench.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs what somebody wants who holds the signing key: even then the mirrored checkpoints stand against it. */
final class StolenKey {
    private static final byte SIGNATURE = 0x01;
    private static final byte COSIGNATURE = 0x04;
    private static final int ID = 4;
    private static final int KEY = 32;

    private final String log;
    private final byte[] publicKey;
    private final PrivateKey key;

    private StolenKey(String log, byte[] publicKey, PrivateKey key) {
        this.log = log;
        this.publicKey = publicKey;
        this.key = key;
    }

    /** @param secret {@code PRIVATE+KEY+log+id+base64} @param vkey its public half, as text */
    static StolenKey of(String secret, String vkey) throws GeneralSecurityException {
        var seed = Base64.getDecoder().decode(secret.strip().split("\\+", 5)[4]);
        return new StolenKey(
                vkey.split("\\+", 3)[0],
                untyped(Base64.getDecoder().decode(vkey.split("\\+", 3)[2])),
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, untyped(seed))));
    }

    /** A key of the forger's own, for a log of that name. */
    static StolenKey another(String log) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        return new StolenKey(log, Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length), pair.getPrivate());
    }

    /** The public half as text. */
    String vkey() throws GeneralSecurityException {
        var typed = new byte[1 + KEY];
        typed[0] = SIGNATURE;
        System.arraycopy(publicKey, 0, typed, 1, KEY);
        return log + "+" + HexFormat.of().formatHex(id(log, SIGNATURE)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static byte[] untyped(byte[] bytes) {
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    /** A checkpoint with both signatures. @param root as base64 */
    String sign(String origin, long size, String root, Instant at) throws GeneralSecurityException {
        var text = origin + "\n" + size + "\n" + root + "\n";
        long time = at.getEpochSecond();
        var cosigned = "cosignature/v1\ntime " + time + "\n" + text;
        return text + "\n"
                + line(origin, id(origin, SIGNATURE), signature(text))
                + line(
                        log,
                        id(log, COSIGNATURE),
                        ByteBuffer.allocate(Long.BYTES).putLong(time).array(),
                        signature(cosigned));
    }

    private byte[] signature(String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private byte[] id(String name, byte type) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(new byte[] {0x0A, type});
        return Arrays.copyOf(digest.digest(publicKey), ID);
    }

    private static String line(String name, byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) bytes.writeBytes(part);
        return "— " + name + " " + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\n";
    }
}
