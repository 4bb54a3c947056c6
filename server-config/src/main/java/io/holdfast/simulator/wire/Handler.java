package io.holdfast.simulator.wire;

/** Answers the calls of one route. May throw {@link Refusal}. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
