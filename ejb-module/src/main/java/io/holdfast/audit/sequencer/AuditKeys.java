package io.holdfast.audit.sequencer;

import io.holdfast.audit.proof.SigningKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secret keys with which checkpoints are signed. They come from outside the database and never get into it. */
@ApplicationScoped
public class AuditKeys {
    private static final Logger LOG = Logger.getLogger(AuditKeys.class.getName());

    @Inject
    @ConfigProperty(name = "holdfast.audit.signing-key")
    Optional<String> currentText;

    @Inject
    @ConfigProperty(name = "holdfast.audit.signing-key-next")
    Optional<String> nextText;

    private SigningKey current;
    private SigningKey next;

    @PostConstruct
    void parse() {
        current = currentText.map(SigningKey::parse).orElse(null);
        next = nextText.map(SigningKey::parse).orElse(null);
        if (current == null) {
            LOG.warning(
                    "holdfast.audit.signing-key is not set: audit events get positions, but no checkpoint is signed");
        } else if (next != null && !next.logName().equals(current.logName())) {
            throw new IllegalArgumentException("holdfast.audit.signing-key-next is the key of another log");
        }
    }

    /** Empty: nothing is signed. */
    Optional<SigningKey> current() {
        return Optional.ofNullable(current);
    }

    /** The one that takes over; empty unless a key is being replaced. */
    Optional<SigningKey> next() {
        return Optional.ofNullable(next);
    }

    /** The key that signs what is given out now; empty when none does. @param replaced public keys as text from which others took over */
    public Optional<SigningKey> signing(Set<String> replaced) {
        Map<String, Boolean> known = replaced.stream().collect(Collectors.toMap(key -> key, key -> true));
        return KeyPlan.of(current(), next(), known).signing().stream().findFirst();
    }

    /** Both, the one that signs first. */
    List<SigningKey> all() {
        return Stream.of(current(), next()).flatMap(Optional::stream).toList();
    }
}
