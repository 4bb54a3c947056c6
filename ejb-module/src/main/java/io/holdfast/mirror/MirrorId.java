package io.holdfast.mirror;

import io.holdfast.shared.id.TenantId;

/** One mirror of one tenant; {@code mirror} is the word of {@link Projection#name()}. */
public record MirrorId(TenantId tenant, String mirror) {}
