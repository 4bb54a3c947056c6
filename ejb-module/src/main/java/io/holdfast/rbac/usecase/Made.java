package io.holdfast.rbac.usecase;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A change that this transaction has made and that is still to be judged: by what it does, so not before.
 *
 * @param judgement throws {@link io.holdfast.shared.problem.DomainException} for what the caller may not do, or nobody may
 * @param result what there is now
 */
public record Made<T>(Runnable judgement, Supplier<T> result) {
    /** Lets the change stand, if it may. */
    T stand() {
        judgement.run();
        return result.get();
    }

    /** The same change, of which something else is told. */
    <R> Made<R> map(Function<T, R> told) {
        return new Made<>(judgement, () -> told.apply(result.get()));
    }
}
