package io.holdfast.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The process that answers: its memory and its Java. */
@ApplicationScoped
public class NodeProbe implements HealthProbe {
    private static final long MEGABYTE = 1024L * 1024;

    @Inject
    @ConfigProperty(name = "holdfast.node-name")
    String node;

    @Override
    public String name() {
        return "node";
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public HealthPart check(Instant now) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", node);
        details.put("heapUsedMegabytes", heap.getUsed() / MEGABYTE);
        details.put("heapMostMegabytes", heap.getMax() / MEGABYTE);
        details.put("processors", (long) Runtime.getRuntime().availableProcessors());
        details.put("java", Runtime.version().toString());
        // Used memory says nothing about health while nobody collected it, so this part only informs.
        return new HealthPart(name(), HealthStatus.UP, "This node answers.", null, now, details);
    }
}
