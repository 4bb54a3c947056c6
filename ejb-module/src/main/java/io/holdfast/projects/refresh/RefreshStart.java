package io.holdfast.projects.refresh;

import io.holdfast.projects.model.RefreshClaim;
import io.holdfast.projects.model.RefreshState;

/** How the mirror stands, and the right to renew it; {@code claim} is null when there is nothing for us to do. */
public record RefreshStart(RefreshState state, RefreshClaim claim) {}
