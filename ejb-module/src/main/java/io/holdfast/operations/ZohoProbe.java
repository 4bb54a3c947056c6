package io.holdfast.operations;

import io.holdfast.mirror.MirrorAges;
import io.holdfast.mirror.MirrorAges.MirrorAge;
import io.holdfast.zoho.usecase.ConnectionView;
import io.holdfast.zoho.usecase.ReadingConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** How the caller's organization is connected to Zoho, by what is noted of the last calls. */
@ApplicationScoped
public class ZohoProbe implements HealthProbe {
    @Inject
    ReadingConnection connection;

    @Inject
    MirrorAges copies;

    @Override
    public String name() {
        return "zoho";
    }

    @Override
    public int place() {
        return 20;
    }

    @Override
    public HealthPart check(Instant now) {
        ConnectionView view = connection.current();
        String failure = copies.all().stream()
                .map(MirrorAge::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var words = ConnectionWords.of(view, failure, now);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", view.state());
        put(details, "dataCentre", view.dataCentre());
        put(details, "since", view.since());
        put(details, "pausedUntil", view.pausedUntil());
        return new HealthPart(name(), words.status(), words.summary(), words.advice(), now, details);
    }

    private static void put(Map<String, Object> details, String name, Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }
}
