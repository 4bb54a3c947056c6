package io.holdfast.shared.security;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares who may call a use case: anyone who holds any of the permissions, in whatever scope; the use case then narrows by
 * scope. A public method of a use case without this annotation, on itself or on its class, fails the deployment.
 */
@Inherited
@InterceptorBinding
@TenantBound
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface RequiresPermission {
    @Nonbinding
    Permission[] value() default {};

    /** What a refusal is called in the audit log, for a method that leaves no event of its own. */
    @Nonbinding
    String action() default "";
}
