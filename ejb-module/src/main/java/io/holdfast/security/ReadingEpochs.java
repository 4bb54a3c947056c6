package io.holdfast.security;

import io.holdfast.rbac.model.Epochs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads the epochs in a transaction of their own. */
@Stateless
public class ReadingEpochs {
    @Inject
    Epochs epochs;

    /** @see Epochs#since */
    public Epochs.Reading since(String incarnation, String horizon) {
        return epochs.since(incarnation, horizon);
    }
}
