package io.holdfast.rbac.ui;

import io.holdfast.rbac.usecase.ReadingPermissionChanges;
import io.holdfast.rbac.usecase.ReadingPermissionChanges.NamedChanges;
import io.holdfast.shared.id.UserId;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The timelines of rights that pages show; where one goes on stands in the address as {@code changes}. */
@RequestScoped
public class RightsTimelines {
    private static final int ROWS = 50;

    @Inject
    ReadingPermissionChanges reading;

    @Inject
    When when;

    @Inject
    HttpServletRequest request;

    /** Of the roles and denies of a person, for viewers who look after everybody. */
    RightsTimeline ofPerson(UserId person) {
        return timeline(reading.ofPerson(person, cursor(), ROWS), "/people/" + person);
    }

    /** Of what a role holds and who holds it, for viewers who look after everybody. */
    RightsTimeline ofRole(UUID role) {
        return timeline(reading.ofRole(role, cursor(), ROWS), "/roles/" + role);
    }

    /** Of the whole organization, for viewers of its audit log. */
    RightsTimeline ofOrganization() {
        return timeline(reading.ofOrganization(cursor(), ROWS), "/permissions/changes");
    }

    private RightsTimeline timeline(NamedChanges changes, String address) {
        return new RightsTimeline(changes, when.clock(), address, cursor() != null);
    }

    private String cursor() {
        return FilterParameters.text(request.getParameter("changes"));
    }
}
