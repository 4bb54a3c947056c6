package io.holdfast.shared.security;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A use case about the caller as a member of the organization. Whoever has entered it from the platform is none, and is refused. */
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface OwnAccount {}
