package io.holdfast.caching;

import io.holdfast.mirror.MirrorId;

/**
 * Somebody may see other rows of a mirror than before, although its listing and their grants are the same. Fired in the
 * transaction that changed it; pages of the tenant are then read anew.
 */
public record ReadersChanged(MirrorId id) {}
