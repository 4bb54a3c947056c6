package io.holdfast.operations.ui;

import io.holdfast.caching.usecase.CacheView;
import io.holdfast.caching.usecase.ReadingCacheStatistics;
import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthStatus;
import io.holdfast.operations.usecase.ReadingSystemHealth;
import io.holdfast.operations.usecase.SystemHealth;
import io.holdfast.webshared.ui.Tag;
import io.holdfast.webshared.ui.ViewerClock;
import io.holdfast.webshared.ui.When;
import io.holdfast.zoho.usecase.ConnectionView;
import io.holdfast.zoho.usecase.ReadingConnection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Whether everything is connected, and what to do where it is not. */
@Named("connections")
@RequestScoped
public class ConnectionsPage {
    @Inject
    ReadingConnection reading;

    @Inject
    ReadingSystemHealth readingHealth;

    @Inject
    ReadingCacheStatistics readingCaches;

    @Inject
    When when;

    private ConnectionView connection;
    private HealthPart zoho;
    private SystemHealth health;
    private List<CacheRow> caches;
    private List<String> nodes;

    /** Reads everything before anything is written, so that a refusal can still become an error page. */
    public void open() {
        connection = reading.current();
        health = readingHealth.current();
        zoho = health.parts().stream()
                .filter(part -> part.name().equals("zoho"))
                .findFirst()
                .orElseThrow();
        Map<String, List<CacheView>> ofNodes = readingCaches.ofNodes();
        caches = CacheRow.all(ofNodes);
        nodes = List.copyOf(ofNodes.keySet());
    }

    /** The answer to what the screen is opened for. */
    public String getTitle() {
        return switch (health.status()) {
            case UP, OFF -> "Everything is connected";
            case DEGRADED -> "Holdfast works, some of it with limits";
            case DOWN -> "Something does not work";
        };
    }

    public Tag getTag() {
        return connection.state().equals("throttled") ? Tag.attention("Waiting") : PartRow.tag(zoho.status());
    }

    public String getSummary() {
        return zoho.summary();
    }

    /** What to do about the connection; null when nothing is to be done. */
    public String getAdvice() {
        return zoho.advice();
    }

    /** What Zoho or the network said, as noted; null when nothing is wrong. */
    public String getReason() {
        return connection.reason();
    }

    /** {@code eu}, {@code simulator} and so on; null without a connection. */
    public String getDataCentre() {
        return connection.dataCentre();
    }

    /** "today, 14:02"; null without a connection. */
    public String getSince() {
        return moment(connection.since());
    }

    /** Until when some calls wait; null when none does. */
    public String getPausedUntil() {
        Instant until = connection.pausedUntil();
        return until != null && until.isAfter(when.clock().now()) ? moment(until) : null;
    }

    /** When the present access token ends; it is renewed by itself. Null when there is none, or none that Zoho takes. */
    public String getTokenEnds() {
        Instant end = connection.tokenExpiresAt();
        boolean good = connection.state().equals("connected")
                && end != null
                && end.isAfter(when.clock().now());
        return good ? moment(end) : null;
    }

    private String moment(Instant time) {
        if (time == null) {
            return null;
        }
        ViewerClock clock = when.clock();
        LocalDate day = LocalDate.ofInstant(time, clock.zone());
        return (day.equals(clock.today()) ? "today" : clock.day(day)) + ", " + clock.time(time);
    }

    public List<BudgetRow> getBudgets() {
        return connection.budgets().stream()
                .map(budget -> BudgetRow.of(budget, when.clock()))
                .toList();
    }

    /** How old one copy is. @param age "stored 14:02, 3 min ago" */
    public record Copy(String name, String age) {}

    public List<Copy> getCopies() {
        return health.parts().stream()
                .filter(part -> part.name().equals("copies"))
                .map(HealthPart::details)
                .flatMap(ages -> ages.entrySet().stream())
                .map(age -> new Copy(age.getKey(), age(String.valueOf(age.getValue()))))
                .toList();
    }

    private String age(String refreshedAt) {
        if (refreshedAt.equals("never")) {
            return "not stored yet";
        }
        Instant at = Instant.parse(refreshedAt);
        return "stored " + moment(at) + ", " + when.clock().ago(at);
    }

    /** Whose caches these are, and since when they are counted. */
    public String getCounted() {
        return nodes.size() == 1
                ? "since this node started, " + getUptime() + " ago"
                : "on " + String.join(", ", nodes) + ", each since its start";
    }

    /** What the caches of all nodes did. */
    public List<CacheRow> getCaches() {
        return caches;
    }

    /** The parts, those that need a look first. */
    public List<PartRow> getParts() {
        return health.parts().stream()
                .sorted(java.util.Comparator.comparing(
                        HealthPart::status,
                        java.util.Comparator.comparing(
                                        (HealthStatus status) -> status == HealthStatus.OFF ? HealthStatus.UP : status)
                                .reversed()))
                .map(PartRow::of)
                .toList();
    }

    public String getVersion() {
        return health.version();
    }

    /** "3 h 12 min". */
    public String getUptime() {
        Duration uptime = health.uptime();
        if (uptime.toDays() > 0) {
            return ViewerClock.days(uptime.toDays()) + " " + uptime.toHoursPart() + " h";
        }
        return uptime.toHours() > 0
                ? uptime.toHours() + " h " + uptime.toMinutesPart() + " min"
                : uptime.toMinutes() + " min";
    }
}
