package io.holdfast.identity.usecase;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A keyring with real keys and no database, which counts how often it was asked. */
class KeysInMemory extends SigningKeyring {
    private final List<SigningKey> keys = new ArrayList<>();
    private int asked;

    @Override
    public List<SigningKey> current() {
        asked++;
        return List.copyOf(keys);
    }

    /** Makes none: a test says which keys there are. */
    @Override
    public void renew() {
        asked++;
    }

    /** Adds a key, which from now on signs. */
    SigningKey add(String id, Instant signsUntil) {
        var key = key(id, signsUntil);
        keys.add(0, key);
        return key;
    }

    void withdraw(String id) {
        keys.removeIf(key -> key.id().equals(id));
    }

    int asked() {
        return asked;
    }

    static SigningKey key(String id, Instant signsUntil) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(id, (RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate(), signsUntil);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
