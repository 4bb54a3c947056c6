package io.holdfast.shared.security;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A bean that stands among use cases but is none: only use cases call it, after their own permission check. Saying so is the
 * only way past the rule that every public method there declares a permission.
 */
@Retention(RUNTIME)
@Target(TYPE)
public @interface Collaborator {}
