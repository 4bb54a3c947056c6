package io.holdfast.rbac.rest;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Which resources take part in consistency, and how: by one header in answers to changes of rights, and in questions about them. */
public final class Consistency {
    public static final String HEADER = "Consistency-Token";
    static final String GIVEN = "for questions that shall be answered from rights no older than this change";
    static final String DEMANDED = "of a change of rights: the answer is from rights no older than that";

    private Consistency() {}

    /** Answers with a token of the rights as they are when its change is over. */
    @NameBinding
    @Retention(RUNTIME)
    @Target({TYPE, METHOD})
    public @interface Change {}

    /** Is answered from rights that are no older than the token that it may have. */
    @NameBinding
    @Retention(RUNTIME)
    @Target({TYPE, METHOD})
    public @interface Question {}
}
