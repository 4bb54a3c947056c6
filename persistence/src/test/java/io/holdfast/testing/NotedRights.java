package io.holdfast.testing;

import io.holdfast.rbac.model.RightsChanges;

/** Counts what repositories note, where no container tells anybody. */
public final class NotedRights extends RightsChanges {
    private int noted;

    @Override
    public void note() {
        noted++;
    }

    public int noted() {
        return noted;
    }
}
