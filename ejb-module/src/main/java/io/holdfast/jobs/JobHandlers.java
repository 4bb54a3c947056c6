package io.holdfast.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The handlers of this node, by type. */
@ApplicationScoped
public class JobHandlers {
    @Inject
    @Any
    Instance<JobHandler> beans;

    private Map<String, JobHandler> byType;

    @PostConstruct
    void collect() {
        Map<String, JobHandler> found = new TreeMap<>();
        for (JobHandler handler : beans) {
            if (found.put(handler.type(), handler) != null) {
                throw new IllegalStateException("two handlers do jobs of the type " + handler.type());
            }
        }
        byType = Collections.unmodifiableMap(found);
    }

    /** Empty for a type that only a node of another version knows. */
    public Optional<JobHandler> of(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The standard policy for a type that is not known here. */
    JobPolicy policyOf(String type) {
        return of(type).map(JobHandler::policy).orElse(JobPolicy.STANDARD);
    }

    public Collection<JobHandler> all() {
        return byType.values();
    }
}
