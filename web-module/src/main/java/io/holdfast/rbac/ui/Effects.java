package io.holdfast.rbac.ui;

import io.holdfast.rbac.usecase.HypotheticalChange.OfAssignments;
import io.holdfast.rbac.usecase.HypotheticalChange.OfBulk;
import io.holdfast.rbac.usecase.HypotheticalChange.OfHandover;
import io.holdfast.rbac.usecase.HypotheticalChange.OfImport;
import io.holdfast.rbac.usecase.HypotheticalChange.RolesChange;
import io.holdfast.rbac.usecase.SimulatingChanges;
import io.holdfast.webshared.ui.When;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Shows what a form would do before it is saved. */
@RequestScoped
public class Effects {
    @Inject
    SimulatingChanges simulating;

    @Inject
    When when;

    /** Of what roles hold. @throws io.holdfast.shared.problem.DomainException as saving it would for what is not valid */
    ForeseenEffect of(RolesChange change) {
        return new ForeseenEffect(simulating.simulate(change), when.clock());
    }

    /** Of offices that change hands. What is wrong with a row is a refusal at it. */
    ForeseenEffect of(OfHandover change) {
        return new ForeseenEffect(simulating.simulate(change), when.clock());
    }

    /** Of a role for several people. What is wrong with one of them is a refusal. */
    ForeseenEffect of(OfBulk change) {
        return new ForeseenEffect(simulating.simulate(change), when.clock());
    }

    /** Of an import's roles for members. @throws io.holdfast.shared.problem.DomainException when they are too many */
    ForeseenEffect of(OfImport change) {
        return new ForeseenEffect(simulating.simulate(change), when.clock());
    }

    /** Of who holds roles. @throws io.holdfast.shared.problem.DomainException as doing it would for what is not valid */
    ForeseenEffect of(OfAssignments change) {
        return new ForeseenEffect(simulating.simulate(change), when.clock());
    }
}
