package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.ConsistencyTokens;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives a consistency token with the answer to a change of rights, after its transaction. */
@Provider
@Dependent
@Consistency.Change
public class ConsistencyOfChanges implements ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(ConsistencyOfChanges.class.getName());

    @Inject
    ConsistencyTokens tokens;

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        if (answer.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            return;
        }
        try {
            answer.getHeaders().putSingle(Consistency.HEADER, tokens.now());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a change of rights stands, and is answered without a consistency token", e);
        }
    }
}
