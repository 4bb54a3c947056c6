package io.holdfast.rbac.snapshot;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.holdfast.rbac.decision.Facts.Assignment;
import io.holdfast.rbac.decision.Facts.Denial;
import io.holdfast.rbac.decision.Question;
import io.holdfast.shared.security.Scope;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * What one person holds and is denied; what was revoked is gone already.
 *
 * @param assigned by the scope in which it holds
 * @param denied by the permission
 */
record CompiledMember(boolean active, Map<Scope, Assigned[]> assigned, Map<String, Denied[]> denied) {
    private record Assigned(CompiledRole role, Span span) {}

    private record Denied(Scope scope, Span span) {}

    static CompiledMember of(
            boolean active, Collection<Assignment> assignments, Collection<Denial> denials, CompiledRoles roles) {
        return new CompiledMember(
                active,
                Map.copyOf(assignments.stream()
                        .filter(assignment -> !assignment.reach().revoked())
                        .collect(groupingBy(
                                assignment -> assignment.reach().scope(),
                                mapping(
                                        assignment -> new Assigned(
                                                roles.role(assignment.role()), Span.of(assignment.reach())),
                                        collectingAndThen(toList(), list -> list.toArray(Assigned[]::new)))))),
                Map.copyOf(denials.stream()
                        .filter(denial -> !denial.reach().revoked())
                        .collect(groupingBy(
                                Denial::permission,
                                mapping(
                                        denial -> new Denied(denial.reach().scope(), Span.of(denial.reach())),
                                        collectingAndThen(toList(), list -> list.toArray(Denied[]::new)))))));
    }

    /** @param around the place of the question and what it lies in, but the organization itself */
    boolean isDenied(Question question, Scope[] around) {
        Denied[] bans = denied.get(question.permission());
        if (bans == null) {
            return false;
        }
        for (Denied ban : bans) {
            if (covers(ban.scope(), around)
                    && ban.span().covers(question.at())
                    && ban.span().of(question.attributes()) != Span.Answer.NOT_MET) {
                return true;
            }
        }
        return false;
    }

    /** @param around as before @param permission its number among the roles that this was compiled with */
    boolean isGranted(Question question, Scope[] around, int permission, CompiledRoles roles) {
        if (isGranted(assigned.get(Scope.TENANT), question, permission, roles)) {
            return true;
        }
        for (Scope place : around) {
            if (isGranted(assigned.get(place), question, permission, roles)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGranted(Assigned[] here, Question question, int permission, CompiledRoles roles) {
        if (here == null) {
            return false;
        }
        for (Assigned one : here) {
            if (holds(one.role(), question, permission, roles)
                    && one.span().covers(question.at())
                    && one.span().of(question.attributes()) == Span.Answer.MET) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(CompiledRole role, Question question, int permission, CompiledRoles roles) {
        if (question.activeRoles() == null) {
            return role.holds(permission);
        }
        for (UUID active : question.activeRoles()) {
            if (role.takesOver().contains(active) && roles.role(active).holds(permission)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Scope scope, Scope[] around) {
        if (scope.equals(Scope.TENANT)) {
            return true;
        }
        for (Scope place : around) {
            if (place.equals(scope)) {
                return true;
            }
        }
        return false;
    }
}
