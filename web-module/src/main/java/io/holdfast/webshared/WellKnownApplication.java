package io.holdfast.webshared;

import io.holdfast.identity.rest.JwksResource;
import io.holdfast.rbac.authzen.rest.AuthzenConfigurationResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** Everything under {@code /.well-known} (RFC 8615). */
@ApplicationPath("/.well-known")
public class WellKnownApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(RestInfrastructure.CLASSES);
        classes.add(JwksResource.class);
        classes.add(AuthzenConfigurationResource.class);
        return classes;
    }
}
