package io.holdfast.identity.usecase;

import io.holdfast.security.RunAs;
import io.holdfast.shared.security.Caller;
import java.util.function.Supplier;

/** Runs tasks where they are given: there is no container to make requests for them. */
class InOneRequest extends RunAs {
    @Override
    public <T> T call(Caller caller, Supplier<T> task) {
        return task.get();
    }
}
