package io.holdfast.caching;

import io.holdfast.mirror.Freshness;

/** How an answer came about: how old it is, and where it was found. */
public record Served(Freshness freshness, Tier tier) {}
