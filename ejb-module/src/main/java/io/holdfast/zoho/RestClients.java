package io.holdfast.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * REST clients by product and host. Hosts differ per connection, so there is no client with one static address; each client is
 * built once and kept, since building one costs far more than a call.
 */
@ApplicationScoped
public class RestClients {
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 5;

    private final Map<Key, Object> clients = new ConcurrentHashMap<>();

    @Inject
    RequestsSent sent;

    /** @param base a host that {@link ZohoHosts} allowed */
    public <T> T at(URI base, Class<T> product) {
        return product.cast(clients.computeIfAbsent(new Key(base, product), this::build));
    }

    private Object build(Key key) {
        return RestClientBuilder.newBuilder()
                .baseUri(key.base())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .register(new CountingFilter(sent))
                // Statuses are for the gateways to judge: the default mapper would throw error bodies away.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(key.product());
    }

    private record Key(URI base, Class<?> product) {}
}
