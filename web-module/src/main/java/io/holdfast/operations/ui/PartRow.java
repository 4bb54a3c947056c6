package io.holdfast.operations.ui;

import io.holdfast.operations.HealthPart;
import io.holdfast.operations.HealthStatus;
import io.holdfast.webshared.ui.Tag;
import java.util.Map;

/** A part of the system in words. @param advice what to do; null when nothing is */
public record PartRow(String id, String name, Tag tag, String summary, String advice) {
    private static final Map<String, String> NAMES = Map.of(
            "database", "Database",
            "grid", "Data grid",
            "zoho", "Zoho",
            "copies", "Copies of Zoho's records",
            "caches", "Caches",
            "audit", "Audit log",
            "mail", "Mail",
            "node", "This node");

    static PartRow of(HealthPart part) {
        return new PartRow(
                part.name(),
                NAMES.getOrDefault(part.name(), part.name()),
                tag(part.status()),
                part.summary(),
                part.advice());
    }

    static Tag tag(HealthStatus status) {
        return switch (status) {
            case UP -> Tag.good("Works");
            case OFF -> Tag.neutral("Off");
            case DEGRADED -> Tag.attention("Limited");
            case DOWN -> Tag.bad("Down");
        };
    }
}
