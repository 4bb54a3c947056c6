package io.holdfast.webshared.limits;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/** Refuses query parameters that a method does not declare: a misspelt filter must not look like one that was applied. */
@Provider
@Dependent
@Priority(Priorities.USER)
public class KnownParametersFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext call) {
        var query = call.getUriInfo().getQueryParameters();
        if (query.isEmpty()) {
            return;
        }
        Set<String> known = declared(resource.getResourceMethod());
        for (var parameter : query.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw new DomainException(
                        ProblemCode.INVALID_PARAMETER,
                        "There is no parameter '" + shortened(parameter.getKey()) + "' here.");
            }
            if (parameter.getValue().size() > 1) {
                throw new DomainException(
                        ProblemCode.INVALID_PARAMETER,
                        "The parameter '" + parameter.getKey() + "' is given more than once.");
            }
        }
    }

    private static Set<String> declared(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(toUnmodifiableSet());
    }

    private static String shortened(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}
