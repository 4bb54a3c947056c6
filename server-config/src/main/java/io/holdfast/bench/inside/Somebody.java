package io.holdfast.bench.inside;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Grants;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A person of a tenant, as the door would know them: with a session, an address and a browser, so that an event has what events have. */
final class Somebody {
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final Caller caller;

    Somebody(UUID tenant, int number) {
        caller = new Caller(
                Caller.Kind.USER,
                new TenantId(tenant),
                UserId.next(),
                SessionId.next(),
                "person" + number + "@bench.example",
                null,
                new Grants(List.of(), Set.of("client_admin")),
                new Caller.Origin("192.0.2." + number, BROWSER, ""));
    }

    /** In a request of its own. */
    Caller now() {
        var place = caller.origin();
        return caller.at(new Caller.Origin(
                place.address(), place.userAgent(), Uuids.next().toString()));
    }
}
