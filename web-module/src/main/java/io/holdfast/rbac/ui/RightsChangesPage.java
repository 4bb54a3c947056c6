package io.holdfast.rbac.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Every change of rights in the organization. */
@Named("rightsChanges")
@RequestScoped
public class RightsChangesPage {
    @Inject
    RightsTimelines timelines;

    private RightsTimeline timeline;

    /** Reads the page before anything is written. */
    public void open() {
        timeline = timelines.ofOrganization();
    }

    public RightsTimeline getTimeline() {
        return timeline;
    }
}
