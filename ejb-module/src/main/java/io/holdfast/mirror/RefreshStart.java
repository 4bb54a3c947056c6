package io.holdfast.mirror;

import io.holdfast.mirror.model.RefreshClaim;
import io.holdfast.mirror.model.RefreshState;

/** How the mirror stands, and the right to renew it; {@code claim} is null when there is nothing for us to do. */
public record RefreshStart(RefreshState state, RefreshClaim claim) {}
