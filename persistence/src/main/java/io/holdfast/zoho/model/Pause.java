package io.holdfast.zoho.model;

import java.time.Instant;

/** Nothing is sent for a scope before a time; {@code inARow} is 1 for the first of pauses that followed each other closely. */
public record Pause(String scope, Instant until, String reason, int inARow) {}
