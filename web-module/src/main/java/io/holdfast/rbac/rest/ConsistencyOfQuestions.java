package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.ConsistencyTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Judges the consistency token of a question before it is answered. */
@Provider
@Dependent
@Consistency.Question
@Priority(Priorities.USER)
public class ConsistencyOfQuestions implements ContainerRequestFilter {
    @Inject
    ConsistencyTokens tokens;

    @Override
    public void filter(ContainerRequestContext call) {
        String demanded = call.getHeaderString(Consistency.HEADER);
        if (demanded != null) {
            tokens.require(demanded);
        }
    }
}
