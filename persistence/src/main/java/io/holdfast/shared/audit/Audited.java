package io.holdfast.shared.audit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Writes an event for each call of a use case: in the caller's transaction when it succeeds, so that change and event stand or
 * fall together; in a transaction of its own when it fails.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE}) // on a type it marks the interceptor alone; a use case declares each method
public @interface Audited {
    /** The action, {@code noun.verb}, or {@code LOGIN} and {@code LOGOUT}. Its family and risk stand in {@link EventRules}. */
    @Nonbinding
    String value() default "";
}
