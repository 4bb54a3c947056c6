package io.holdfast.container.usecase;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A use case between whose interceptors the tests look. */
@InterceptorBinding
@Retention(RUNTIME)
@Target(TYPE)
public @interface Watched {}
