package io.holdfast.webshared;

import io.holdfast.rbac.authzen.rest.AccessSearchResource;
import io.holdfast.rbac.authzen.rest.EvaluationResource;
import io.holdfast.rbac.authzen.rest.EvaluationsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** Everything under {@code /access}: the AuthZEN Authorization API. */
@ApplicationPath("/access")
public class AccessApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(RestInfrastructure.CLASSES);
        classes.addAll(Set.of(EvaluationResource.class, EvaluationsResource.class, AccessSearchResource.class));
        return classes;
    }
}
