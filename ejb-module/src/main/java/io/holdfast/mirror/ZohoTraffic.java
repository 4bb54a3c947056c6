package io.holdfast.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many requests the mirrors cost at Zoho, from this node and since its start. */
@ApplicationScoped
public class ZohoTraffic {
    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();
    private final Map<String, Long> ofLastListing = new ConcurrentHashMap<>();

    /** @param complete true when a listing came of it */
    public void add(String mirror, int requests, boolean complete) {
        calls.computeIfAbsent(mirror, key -> new AtomicLong()).addAndGet(requests);
        if (complete) {
            ofLastListing.put(mirror, (long) requests);
        }
    }

    /** All requests for a mirror. */
    public long calls(String mirror) {
        AtomicLong counted = calls.get(mirror);
        return counted == null ? 0 : counted.get();
    }

    /** What the last complete listing took; 1 while this node has read none. */
    public long callsPerListing(String mirror) {
        return ofLastListing.getOrDefault(mirror, 1L);
    }
}
