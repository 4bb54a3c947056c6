package io.holdfast.identity.usecase;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id with the parameters that OWASP's Password Storage Cheat Sheet gives for servers: 19 MiB, two passes, one lane. Few
 * run at a time: each costs memory and a core, and a flood of sign-ins must not take the node down.
 */
@Collaborator
@ApplicationScoped
public class PasswordHashes {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 5;
    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final String nobodys = argon2id("nobody has this password");

    /**
     * The hash in PHC string form, with its own salt. Never null.
     *
     * @throws DomainException {@link ProblemCode#UNAVAILABLE} when too many others are waiting
     */
    public String hash(String password) {
        return inTurn(() -> argon2id(password));
    }

    /**
     * True when the password made this hash. Without a hash it takes as long and answers false, so that an answer's time does
     * not tell which addresses have a login.
     *
     * @param hash null when there is no such login
     * @throws DomainException {@link ProblemCode#UNAVAILABLE} when too many others are waiting
     */
    public boolean matches(String password, String hash) {
        String compared = hash == null ? nobodys : hash;
        boolean same =
                inTurn(() -> Password.check(password, compared).with(Argon2Function.getInstanceFromHash(compared)));
        return same && hash != null;
    }

    private static String argon2id(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DomainException(
                        ProblemCode.UNAVAILABLE, "Many people are signing in. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(ProblemCode.UNAVAILABLE, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
