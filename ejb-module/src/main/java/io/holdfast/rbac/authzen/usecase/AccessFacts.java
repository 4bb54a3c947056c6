package io.holdfast.rbac.authzen.usecase;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.identity.model.ApiClients;
import io.holdfast.rbac.decision.Evaluator;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.model.DecisionFacts;
import io.holdfast.rbac.model.Entities;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what some questions are decided from, in a number of statements that does not grow with them. The tenant's rights are locked
 * until the transaction ends, together with whoever else only reads them: whatever one transaction reads is of one epoch.
 */
@ApplicationScoped
@Collaborator
public class AccessFacts {
    @Inject
    CallerContext context;

    @Inject
    Epochs epochs;

    @Inject
    ApiClients clients;

    @Inject
    Entities entities;

    @Inject
    DecisionFacts decisions;

    @Inject
    TenantSession tenantSession;

    /** Locks the caller's tenant's rights and says at which epoch they are. Comes before everything else of the transaction. */
    public Epochs.Standing standing() {
        epochs.lock(false);
        return epochs.standing(context.tenant());
    }

    /**
     * The attributes that the caller is believed. Nobody but a client is believed anything.
     *
     * @throws DomainException {@link ProblemCode#UNAUTHENTICATED} for a client that was ended since it was recognized
     */
    public Set<String> trusted() {
        Caller caller = context.caller();
        return caller.client()
                .map(name -> clients.live(caller.tenant(), name)
                        .orElseThrow(
                                () -> new DomainException(ProblemCode.UNAUTHENTICATED, "This client has been ended."))
                        .trusted())
                .orElse(Set.of());
    }

    /** What these questions are decided from, for a caller who is trusted with these attributes. */
    public AccessSnapshot snapshot(List<AccessQuestion> asked, Set<String> trusted) {
        TenantId tenant = context.tenant();
        List<Entities.Member> members = entities.members(tenant, AccessSnapshot.subjects(asked));
        List<Entities.Thing> things = entities.things(tenant, AccessSnapshot.names(asked));
        Set<String> permissions = asked.stream()
                .map(AccessSnapshot::permission)
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
        Set<Scope> places = asked.stream()
                .map(question -> AccessSnapshot.place(tenant.value(), question.resource()))
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
        Facts facts = decisions.about(
                tenant, members.stream().map(Entities.Member::user).collect(toUnmodifiableSet()), permissions, places);
        return new AccessSnapshot(
                tenant.value(),
                question -> Evaluator.decide(facts, question).reason(),
                tenantSession.now(),
                facts.within(),
                members,
                things,
                trusted);
    }
}
