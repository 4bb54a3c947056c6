package io.holdfast.rbac.authzen.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.rbac.authzen.usecase.AccessQuestion.Action;
import io.holdfast.rbac.model.Entities;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.rbac.model.Places;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds who may do something, what somebody may do it to, or what they may do: by asking the very question of one candidate after the
 * other, a portion of candidates at a time. So a result is what an evaluation allows, and nothing else is.
 */
@Stateless
@RequiresPermission({Permission.SIGNED_IN, Permission.ASK_DECISIONS})
public class SearchingAccess {
    private static final int PORTION = 500;
    /** Candidates that one page looks at, at most; then the page ends with fewer results than asked for. */
    private static final int MOST_CANDIDATES = 5000;

    @Inject
    CallerContext context;

    @Inject
    AccessFacts facts;

    @Inject
    Askers askers;

    @Inject
    PageTokens tokens;

    @Inject
    Entities entities;

    @Inject
    Places places;

    @Inject
    RoleCatalogue catalogue;

    @Inject
    AuditDraft draft;

    /** Candidates in their order. */
    @FunctionalInterface
    private interface Candidates {
        /** @param after the last one of the portion before; null for the first portion */
        List<String> portion(String after, int size);
    }

    /**
     * A page of results.
     *
     * @throws PermissionDenied when the caller searches for people, or for what others may do, and is neither a client nor looks after
     *     everybody
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a page token that does not serve this search
     */
    @Audited("permission.search")
    public SearchPage search(SearchRequest search) {
        Epochs.Standing standing = facts.standing();
        UUID id = Uuids.next();
        draft.entity("decision", id).decision(id, standing.epoch()).meta("kind", search.kind());
        Set<String> trusted = facts.trusted();
        requireAsker(search, trusted);
        var from = search.token() == null
                ? new PageTokens.Place(null, search.limit() == null ? SearchRequest.USUAL : search.limit())
                : tokens.open(search, standing);
        Found found = find(search, trusted, from);
        draft.meta("found", found.results().size());
        return new SearchPage(
                found.results(),
                found.goesOnAfter() == null ? "" : tokens.next(search, standing, from.limit(), found.goesOnAfter()),
                id,
                standing.epoch());
    }

    private void requireAsker(SearchRequest search, Set<String> trusted) {
        boolean own = search.kind() != SearchRequest.Kind.SUBJECT
                && askers.isOwn(facts.snapshot(List.of(search.asked()), trusted), search.asked());
        if (!own) {
            askers.requireEverybody();
        }
    }

    /** @param goesOnAfter the last candidate that is settled, empty for none; null at the end */
    private record Found(List<String> results, String goesOnAfter) {}

    private Found find(SearchRequest search, Set<String> trusted, PageTokens.Place from) {
        Candidates candidates = candidates(search);
        List<String> results = new ArrayList<>();
        String after = from.after();
        for (int seen = 0; seen < MOST_CANDIDATES; seen += PORTION) {
            List<String> portion = candidates.portion(after, PORTION);
            List<AccessQuestion> questions =
                    portion.stream().map(candidate -> ask(search, candidate)).toList();
            AccessSnapshot snapshot = facts.snapshot(questions, trusted);
            for (int i = 0; i < portion.size(); i++) {
                if (snapshot.decide(questions.get(i)).allows()) {
                    if (results.size() == from.limit()) {
                        return new Found(results, last(results, from));
                    }
                    results.add(portion.get(i));
                }
            }
            if (portion.size() < PORTION) {
                return new Found(results, null);
            }
            after = portion.get(portion.size() - 1);
        }
        return new Found(results, after);
    }

    private static String last(List<String> results, PageTokens.Place from) {
        if (!results.isEmpty()) {
            return results.get(results.size() - 1);
        }
        return from.after() == null ? "" : from.after();
    }

    private static AccessQuestion ask(SearchRequest search, String candidate) {
        return switch (search.kind()) {
            case SUBJECT -> search.asked().of(candidate);
            case RESOURCE -> search.asked().about(candidate);
            case ACTION -> search.asked().whether(Action.named(candidate));
        };
    }

    private Candidates candidates(SearchRequest search) {
        TenantId tenant = context.tenant();
        String type = search.asked().resource().type();
        return switch (search.kind()) {
            case SUBJECT ->
                search.asked().subject().type().equals(AccessSnapshot.USER)
                        ? (after, size) -> entities.members(tenant, after, size).stream()
                                .map(Entities.Member::shown)
                                .toList()
                        : (after, size) -> List.of();
            case RESOURCE -> resources(tenant, type);
            case ACTION -> (after, size) -> actions(tenant, type, after, size);
        };
    }

    private Candidates resources(TenantId tenant, String type) {
        Optional<Scope.Type> place = PermissionKeys.placeOf(type);
        if (place.isEmpty()) {
            return (after, size) -> entities.things(tenant, type, after, size).stream()
                    .map(thing -> thing.name().id())
                    .toList();
        }
        if (place.get() == Scope.Type.TENANT) {
            return (after, size) -> after == null ? List.of(tenant.toString()) : List.of();
        }
        return (after, size) ->
                places.ids(tenant, place.get(), after == null ? null : UUID.fromString(after), size).stream()
                        .map(UUID::toString)
                        .toList();
    }

    private List<String> actions(TenantId tenant, String type, String after, int size) {
        Stream<String> actions = catalogue.keys(tenant).stream()
                .flatMap(key -> PermissionKeys.actionOf(key, type).stream())
                .distinct()
                .sorted();
        return actions.filter(action -> after == null || action.compareTo(after) > 0)
                .limit(size)
                .toList();
    }
}
