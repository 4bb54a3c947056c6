package io.holdfast.rbac.ui;

import io.holdfast.identity.usecase.InvitationWish;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import io.holdfast.webshared.ui.ViewerClock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/**
 * The form that invites somebody, as it was filled in.
 *
 * @param account the id of a client organization; null for none
 * @param language {@code de}; null for the organization's
 * @param first the first role; its scope is null for the account, or the whole organization
 */
record InvitationForm(String email, String name, String account, String language, AssignmentForm first) {
    static InvitationForm of(HttpServletRequest request) {
        return new InvitationForm(
                FilterParameters.text(request.getParameter("email")),
                FilterParameters.text(request.getParameter("name")),
                FilterParameters.text(request.getParameter("account")),
                FilterParameters.text(request.getParameter("language")),
                AssignmentForm.of(request));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_FIELD} for what no form of ours sends */
    InvitationWish wish(ViewerClock clock) {
        return new InvitationWish(
                email,
                name,
                accountId(),
                first.chosenRole(),
                first.scope() == null ? null : first.place(),
                first.begin(clock.zone(), clock.today()),
                first.end(clock.zone()),
                language);
    }

    private UUID accountId() {
        try {
            return account == null ? null : Uuids.parse("account", account);
        } catch (DomainException notAnId) {
            String detail = "Choose a client organization of the list.";
            throw new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError("/accountId", detail)));
        }
    }
}
