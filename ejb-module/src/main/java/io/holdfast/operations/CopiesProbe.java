package io.holdfast.operations;

import io.holdfast.mirror.MirrorAges;
import io.holdfast.mirror.MirrorAges.MirrorAge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How old the copies of Zoho's records are that people of the caller's organization see. */
@ApplicationScoped
public class CopiesProbe implements HealthProbe {
    @Inject
    MirrorAges ages;

    @Override
    public String name() {
        return "copies";
    }

    @Override
    public int place() {
        return 30;
    }

    @Override
    public HealthPart check(Instant now) {
        List<MirrorAge> all = ages.all();
        var failed = all.stream().filter(age -> age.failure() != null).findFirst();
        Map<String, Object> details = new LinkedHashMap<>();
        all.forEach(age -> details.put(
                age.name(),
                age.refreshedAt() == null ? "never" : age.refreshedAt().toString()));
        return new HealthPart(
                name(),
                failed.isPresent() ? HealthStatus.DEGRADED : HealthStatus.UP,
                failed.map(age -> "The last attempt to renew the " + age.name() + " failed: " + age.failure())
                        .orElse("Each copy is renewed when somebody looks at it and it is older than its lifetime."),
                failed.isPresent()
                        ? "See what is said of Zoho; the copies are renewed by themselves when it answers."
                        : null,
                now,
                details);
    }
}
