package io.holdfast.rbac.usecase;

import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.HypotheticalChange.RolesChange;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Tells what a change of rights would do before anybody makes it: who would gain and lose what, which roles that are kept apart would come
 * together, and whether the caller could do it. Not a transaction of its own, and not to be called within one: the change is made
 * and taken back in the transaction of {@link Rehearsal}, and the question is on record in another.
 */
@ApplicationScoped
@ChangesRights
public class SimulatingChanges {
    @Inject
    Rehearsal rehearsal;

    @Inject
    RecordingSimulations recording;

    /**
     * What a change of what roles hold would do as things stand. Whoever looks after nobody learns numbers and no names.
     *
     * @throws DomainException for what the organization does not have, as the use case of such a change
     */
    @RequiresPermission(value = Permission.MANAGE_PERMISSIONS, action = "permission.simulate")
    public SimulatedChange simulate(RolesChange change) {
        return recorded(change);
    }

    /**
     * What giving, prolonging and taking back roles would do as things stand, as far as the caller looks after people.
     *
     * @throws DomainException for people, roles, places and times that the caller does not know or that are none, at their places in the list
     */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "permission.simulate")
    public SimulatedChange simulate(OfAssignments change) {
        return recorded(change);
    }

    /** What a hand-over of offices would do as things stand, as far as the caller looks after people; what is wrong with its rows is its refusal. */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "permission.simulate")
    public SimulatedChange simulate(OfHandover change) {
        return recorded(change);
    }

    /** What a bulk would do as things stand, as far as the caller looks after people; rows that may not be are its refusal, and do nothing. */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "permission.simulate")
    public SimulatedChange simulate(OfBulk change) {
        return recorded(change);
    }

    /**
     * What the lines of one's own import would do that give members roles; those that were refused do nothing, and who would be invited gains nothing yet.
     *
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#INVALID_FIELD} for one with more than {@value HypotheticalChange#MOST_ASSIGNMENTS} of them
     */
    @RequiresPermission(
            value = {Permission.MANAGE_ALL_USERS, Permission.MANAGE_ACCOUNT_USERS, Permission.MANAGE_LOCATION_USERS},
            action = "permission.simulate")
    public SimulatedChange simulate(OfImport change) {
        return recorded(change);
    }

    private SimulatedChange recorded(HypotheticalChange change) {
        SimulatedChange simulated = rehearsal.of(change);
        recording.record(change.kind(), simulated);
        return simulated;
    }
}
