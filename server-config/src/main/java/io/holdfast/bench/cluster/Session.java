package io.holdfast.bench.cluster;

/** A session that a client has begun. @param label its subject in the history */
public record Session(String label, String token, String cookie) {}
