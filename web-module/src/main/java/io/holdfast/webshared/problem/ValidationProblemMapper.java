package io.holdfast.webshared.problem;

import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Stands before the server's own mapper of validation failures, which answers HTML. */
@Provider
@Dependent
public class ValidationProblemMapper implements ExceptionMapper<ValidationException> {
    @Inject
    CallerContext context;

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(ValidationException thrown) {
        return ProblemMapper.answer(
                Problems.of(thrown, context.caller().origin().requestId()), uri);
    }
}
