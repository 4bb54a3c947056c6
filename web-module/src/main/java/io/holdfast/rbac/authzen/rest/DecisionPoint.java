package io.holdfast.rbac.authzen.rest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * By which address others know this decision point: always https, never from a request. Where it is not set it is the public address of
 * this installation, as the proxy that speaks TLS for it has it.
 */
@ApplicationScoped
public class DecisionPoint {
    @Inject
    @ConfigProperty(name = "holdfast.authzen.public-url")
    Optional<URI> own;

    @Inject
    @ConfigProperty(name = "holdfast.public-url")
    URI publicUrl;

    private String address;

    @PostConstruct
    void readSettings() {
        address = own.map(DecisionPoint::checked).orElseGet(() -> secured(publicUrl));
    }

    /** Without a slash at its end. */
    public String address() {
        return address;
    }

    private static String checked(URI address) {
        boolean fits = "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!fits) {
            throw new IllegalArgumentException(
                    "holdfast.authzen.public-url is an https address without query or fragment");
        }
        return trimmed(address.toString());
    }

    static String secured(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return trimmed("https://" + address.getHost() + port + path);
    }

    private static String trimmed(String address) {
        return address.replaceAll("/+$", "");
    }
}
