package io.holdfast.mirror;

import io.holdfast.mirror.model.ProjectionRefreshes;
import io.holdfast.zoho.usecase.ConnectionStored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets no mark of one organization hide the records of another: after a new connection everything is read as a whole. */
@ApplicationScoped
public class MirrorMarks {
    @Inject
    ProjectionRefreshes refreshes;

    void forget(@Observes ConnectionStored stored) {
        refreshes.forgetMarks(stored.tenant());
    }
}
