package io.holdfast.bench.product;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the simulator was asked since this was made. */
public final class ZohoCalls {
    private final URI log;
    private final long since;

    private ZohoCalls(URI log, long since) {
        this.log = log;
        this.since = since;
    }

    public static ZohoCalls fromNow(Status product) throws IOException, InterruptedException {
        var log = product.simulator().resolve("/_control/calls");
        // Numbers go on rising; asking for those after the largest number answers the last one alone.
        var last = read(log, Long.MAX_VALUE / 10).getJsonNumber("last").longValue();
        return new ZohoCalls(log, last);
    }

    /** Calls by route, those for access tokens included. */
    public Map<String, Long> byRoute() throws IOException, InterruptedException {
        return read(log, since).getJsonArray("calls").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.groupingBy(
                        call -> call.getString("route", call.getString("path")), TreeMap::new, Collectors.counting()));
    }

    public long count() throws IOException, InterruptedException {
        return read(log, since).getJsonNumber("last").longValue() - since;
    }

    private static JsonObject read(URI log, long since) throws IOException, InterruptedException {
        return Http.json(Http.get(URI.create(log + "?since=" + since), Map.of()));
    }
}
