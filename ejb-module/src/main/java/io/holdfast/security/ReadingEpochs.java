package io.holdfast.security;

import io.holdfast.rbac.model.Epochs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Reads the epochs in a transaction of their own. */
@Stateless
public class ReadingEpochs {
    @Inject
    Epochs epochs;

    /** @see Epochs#since */
    public Optional<Epochs.Reading> since(String incarnation, String horizon, UUID node, Duration silence) {
        return epochs.since(incarnation, horizon, node, silence);
    }
}
