package io.holdfast.webshared.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Says which method of the API a request reached, before anything can refuse it. */
@Provider
@Dependent
@Priority(RouteFilter.FIRST)
public class RouteFilter implements ContainerRequestFilter {
    static final int FIRST = 10;

    private static final Map<Method, String> TEMPLATES = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        String root = call.getUriInfo().getBaseUri().getPath();
        Route.say(request, TEMPLATES.computeIfAbsent(resource.getResourceMethod(), method -> template(root, method)));
    }

    private static String template(String root, Method method) {
        return (root
                        + path(method.getDeclaringClass().getAnnotation(Path.class))
                        + path(method.getAnnotation(Path.class)))
                .replaceAll("/{2,}", "/")
                .replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^}]*}", "{$1}");
    }

    private static String path(Path path) {
        return path == null ? "" : "/" + path.value();
    }
}
