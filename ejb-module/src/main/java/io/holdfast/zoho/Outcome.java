package io.holdfast.zoho;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * How a conversation with Zoho ended: a closed list, so that no caller has to know statuses or codes.
 *
 * @param <T> what a good answer holds
 */
public sealed interface Outcome<T> {
    /** A good answer. */
    record Ok<T>(T value) implements Outcome<T> {
        public Ok {
            requireNonNull(value, "value");
        }
    }

    /** Nothing changed since the time that was asked for. */
    record Unchanged<T>() implements Outcome<T> {}

    /** The record is not there, or no longer. */
    record Gone<T>() implements Outcome<T> {}

    /** Zoho refuses what was sent; {@code field} is null when it names none. */
    record Rejected<T>(String field, String code) implements Outcome<T> {}

    /** Nothing may be sent before this time; the reason is for an operator. */
    record Throttled<T>(Instant until, String reason) implements Outcome<T> {
        /** For readers of any zone, because the sentence is stored. */
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                        "d MMM, HH:mm 'UTC'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);

        /** Zoho asked for it. */
        public Throttled(Instant until) {
            this(until, "Zoho asked us to wait");
        }

        /** The same where another kind of answer was hoped for. */
        @SuppressWarnings("unchecked") // holds no T
        public <R> Throttled<R> as() {
            return (Throttled<R>) this;
        }
    }

    /** A person of the tenant must consent again. */
    record NeedsConsent<T>(String reason) implements Outcome<T> {}

    /** An operator must mend something; the reason names the host, never a secret. */
    record Misconfigured<T>(String reason) implements Outcome<T> {}

    /** Zoho did not answer, or not in a way that can be trusted. */
    record Unavailable<T>(String reason) implements Outcome<T> {}

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    default boolean isOk() {
        return this instanceof Ok;
    }

    /** Goes on with the value of a good answer; everything else stays as it is. */
    @SuppressWarnings("unchecked") // an outcome that is not Ok holds no T
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return this instanceof Ok<T> good ? next.apply(good.value()) : (Outcome<R>) this;
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return then(value -> ok(change.apply(value)));
    }

    /** Takes the value, or makes one of an outcome that has none. */
    default <R> R fold(Function<? super T, ? extends R> good, Function<Outcome<T>, ? extends R> otherwise) {
        return this instanceof Ok<T> ok ? good.apply(ok.value()) : otherwise.apply(this);
    }

    /** What an operator needs to know. Holds no secret. Never null. */
    default String detail() {
        if (this instanceof Misconfigured<T> o) {
            return "misconfigured: " + o.reason();
        }
        if (this instanceof NeedsConsent<T> o) {
            return "needs consent: " + o.reason();
        }
        if (this instanceof Unavailable<T> o) {
            return "unavailable: " + o.reason();
        }
        if (this instanceof Throttled<T> o) {
            return "throttled until " + o.until() + ": " + o.reason();
        }
        if (this instanceof Rejected<T> o) {
            return "rejected: " + o.code() + (o.field() == null ? "" : " at " + o.field());
        }
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What a person may read: no host, no code, and what to do. Never null. */
    default String sentence() {
        if (this instanceof Misconfigured) {
            return "The connection to Zoho needs an administrator's attention.";
        }
        if (this instanceof NeedsConsent) {
            return "The connection to Zoho needs an administrator's consent again.";
        }
        if (this instanceof Throttled<T> o) {
            return "Zoho is not asked again until " + Throttled.MOMENT.format(o.until()) + ".";
        }
        if (this instanceof Rejected) {
            return "Zoho refused our request; its records could not be read.";
        }
        return "Zoho does not answer at present; we try again shortly.";
    }
}
