package io.holdfast.rbac.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.usecase.ActingMembers;
import io.holdfast.jobs.JobQueue;
import io.holdfast.jobs.NewJob;
import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Plan;
import io.holdfast.rbac.model.AccessReviews;
import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.ReviewedAssignments;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.rbac.review.ClosingReview;
import io.holdfast.rbac.review.PreparingReview;
import io.holdfast.rbac.review.RemindingReviewers;
import io.holdfast.rbac.review.ReviewJob;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.OwnAccount;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Begins access reviews: every assignment of a part of the organization is put before somebody who looks after people there. */
@Stateless
@OwnAccount
@RequiresPermission(Permission.MANAGE_ALL_USERS)
public class StartingReviews {
    /** How many reviews of an organization are open at most. */
    public static final int MOST_OPEN = 20;

    /** How many people a review asks at most. */
    public static final int MOST_REVIEWERS = 20;

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration REMINDED_BEFORE = Duration.ofDays(3);

    @Inject
    CallerContext context;

    @Inject
    AccessReviews reviews;

    @Inject
    ReviewedAssignments assignments;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    Places places;

    @Inject
    ActingMembers members;

    @Inject
    TenantSession tenantSession;

    @Inject
    JobQueue queue;

    @Inject
    AuditDraft draft;

    /**
     * Begins a review. What it asks about is gathered by a job, which then opens it.
     *
     * @param wanted whose reviewers may be none: then the caller is
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a date that has passed or is more than a year ahead, for a role,
     *     place or person that there is not, for reviewers who do not look after people there or would review their own roles
     *     alone, and when there is nothing to review; {@link ProblemCode#CONFLICT} when 20 reviews are open
     */
    @Audited("review.start")
    public AccessReview start(Plan wanted) {
        TenantId tenant = context.tenant();
        UserId owner = context.caller().user();
        Plan plan = wanted.reviewers().isEmpty() ? wanted.askedOf(owner) : wanted;
        tell(plan);
        check(tenant, plan);
        UUID id = reviews.add(tenant, plan, owner);
        draft.entity("review", id);
        refuseNothing(tenant, id, plan);
        submit(id, plan);
        return reviews.find(tenant, null, id).orElseThrow();
    }

    private void tell(Plan plan) {
        draft.entity("review", null)
                .newValue("name", plan.name())
                .newValue("role", plan.role())
                .newValue("scope", AssignmentChanges.words(plan.scope()))
                .newValue("dueAt", plan.dueAt())
                .newValue("onSilence", plan.onSilence())
                .newValue("reviewers", plan.reviewers());
    }

    private void check(TenantId tenant, Plan plan) {
        Instant now = tenantSession.now();
        if (!plan.dueAt().isAfter(now)) {
            throw invalid("/dueAt", "'dueAt' must not have passed.");
        }
        if (plan.dueAt().isAfter(now.plus(LONGEST))) {
            throw invalid("/dueAt", "'dueAt' is at most a year ahead.");
        }
        if (plan.role() != null && catalogue.role(tenant, plan.role()).isEmpty()) {
            throw invalid("/role", "This organization has no role '" + plan.role() + "'.");
        }
        boolean whole = plan.scope().type() == Scope.Type.TENANT;
        Map<Scope, Scope> around = places.around(tenant, plan.scope());
        if (!whole && around.isEmpty()) {
            throw invalid("/scope/id", "There is no such " + plan.scope().type().word() + " here.");
        }
        for (int i = 0; i < plan.reviewers().size(); i++) {
            checkReviewer("/reviewers/" + i, plan.reviewers().get(i), plan.scope(), around);
        }
        if (reviews.open(tenant) >= MOST_OPEN) {
            throw new DomainException(
                    ProblemCode.CONFLICT, MOST_OPEN + " reviews are open already. Close one of them first.");
        }
    }

    /** Whoever could take nothing back there would not be asked for a decision but for a signature. */
    private void checkReviewer(String pointer, UserId reviewer, Scope scope, Map<Scope, Scope> around) {
        Area area = members.caller(reviewer).map(ManagedPeople::areaOf).orElse(Area.NONE);
        if (!area.reaches(scope, around)) {
            throw invalid(pointer, "There is no such person who looks after people there.");
        }
    }

    private void refuseNothing(TenantId tenant, UUID id, Plan plan) {
        if (assignments.people(tenant, id) == 0) {
            throw invalid(
                    plan.role() != null ? "/role" : "/scope", "Nobody has a role there: there is nothing to review.");
        }
        UserId first = plan.reviewers().get(0);
        if (plan.reviewers().size() == 1 && assignments.isAbout(tenant, id, first)) {
            throw invalid(
                    "/reviewers",
                    (first.equals(context.caller().user()) ? "You have a role" : "The reviewer has a role")
                            + " among those to be reviewed, and nobody reviews their own: name a second reviewer.");
        }
    }

    private void submit(UUID id, Plan plan) {
        var about = new ReviewJob(id.toString());
        Instant now = tenantSession.now();
        Duration until = Duration.between(now, plan.dueAt());
        Duration before = until.compareTo(REMINDED_BEFORE.multipliedBy(2)) > 0 ? REMINDED_BEFORE : until.dividedBy(2);
        for (NewJob job : List.of(
                NewJob.of(PreparingReview.TYPE, about).withTitle("Prepare the access review"),
                NewJob.of(RemindingReviewers.TYPE, about)
                        .withTitle("Remind reviewers")
                        .withRunAt(plan.dueAt().minus(before)),
                NewJob.of(ClosingReview.TYPE, about)
                        .withTitle("Close the access review")
                        .withRunAt(plan.dueAt()))) {
            queue.submit(job.withKey(id.toString()));
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
