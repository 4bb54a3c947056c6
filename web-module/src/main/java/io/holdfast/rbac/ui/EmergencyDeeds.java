package io.holdfast.rbac.ui;

import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.usecase.ApprovingEmergencyAccess;
import io.holdfast.rbac.usecase.EndingEmergencyAccess;
import io.holdfast.rbac.usecase.OpeningEmergencyAccess;
import io.holdfast.rbac.usecase.ReadingOffices;
import io.holdfast.rbac.usecase.ReviewingEmergencyAccess;
import io.holdfast.rbac.usecase.ReviewingEmergencyAccess.Verdict;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.webshared.ui.Notice;
import io.holdfast.webshared.ui.Waiting;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Does what the forms of the screen of emergency access ask for. */
@RequestScoped
public class EmergencyDeeds {
    @Inject
    OpeningEmergencyAccess opening;

    @Inject
    EndingEmergencyAccess ending;

    @Inject
    ReviewingEmergencyAccess reviewing;

    @Inject
    ApprovingEmergencyAccess approving;

    @Inject
    ReadingOffices people;

    @Inject
    Waiting waiting;

    @Inject
    When when;

    /** Does it. @param password what was written in its field; null for none @return what to say of it */
    Notice take(EmergencyForm form, String password) {
        Notice done = done(form, password);
        waiting.changed();
        return done;
    }

    private Notice done(EmergencyForm form, String password) {
        switch (form.deed()) {
            case "open":
                opening.open(form.id(), form.reason(), password, form.minutesWished());
                return Notice.EMERGENCY_OPENED;
            case "end":
                ending.end(form.id());
                return Notice.EMERGENCY_ENDED;
            case "accept":
                reviewing.review(form.id(), Verdict.ACCEPTED, form.note());
                return Notice.EMERGENCY_REVIEWED;
            case "incident":
                reviewing.review(form.id(), Verdict.INCIDENT, form.note());
                return Notice.EMERGENCY_REVIEWED;
            case "withdraw":
                approving.withdraw(form.id());
                return Notice.EMERGENCY_WITHDRAWN;
            default:
                approving.approve(form.wish(meant(form.person()), when.clock().zone()));
                return Notice.EMERGENCY_APPROVED;
        }
    }

    private UserId meant(String text) {
        List<Member> fitting =
                text.isEmpty() ? List.of() : people.meant(Set.of(text)).get(text);
        if (fitting.size() == 1) {
            return fitting.get(0).user();
        }
        throw nobody(fitting);
    }

    private static DomainException nobody(List<Member> fitting) {
        return EmergencyForm.invalid(
                "/userId",
                fitting.isEmpty()
                        ? "Nobody here is called like this. Write a name or an address."
                        : "Several people are called like this. Write the address.");
    }
}
