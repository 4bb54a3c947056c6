package io.holdfast.shared.audit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Puts the reading of a list on record, in at most two events per session and minute: the first reading before its answer is
 * given, the further ones together with their number when the minute is over. A reading that fails leaves an event each time. For
 * use cases without a transaction, which a cache may answer.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE}) // on a type it marks the interceptor alone; a use case declares each method
public @interface AuditedList {
    /** The action, {@code noun.list}. */
    @Nonbinding
    String value() default "";
}
