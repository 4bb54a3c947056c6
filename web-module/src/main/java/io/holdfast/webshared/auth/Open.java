package io.holdfast.webshared.auth;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A resource method that anybody may call. Every other one needs a signed-in caller. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Open {}
