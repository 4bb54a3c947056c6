package io.holdfast.caching;

/** A page, and where it was found. */
public record Page<T>(PageContent<T> content, Tier tier) {}
