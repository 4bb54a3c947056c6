package io.holdfast.shared.security;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A use case that gives or takes rights. It has the tenant's rights to itself from the beginning of its transaction: one that
 * found out at its end would wait for others that wait for it.
 */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface ChangesRights {}
