package io.holdfast.container.usecase;

import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.interceptor.InvocationContext;

/** Tells what the transaction knows before and after a call: its tenant, and how many events it holds. */
@Dependent
@Collaborator
public class Watch {
    @Inject
    Sightings sightings;

    @Inject
    Transaction transaction;

    Object around(String place, InvocationContext call) throws Exception {
        sightings.add(place + ", in: " + (transaction.tenant().isEmpty() ? "no tenant" : "tenant"));
        Object result = call.proceed();
        sightings.add(place + ", out: " + transaction.events() + " event(s)");
        return result;
    }
}
