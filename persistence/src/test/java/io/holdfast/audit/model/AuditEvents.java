package io.holdfast.audit.model;

import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events to test with. */
final class AuditEvents {
    static final TenantId PLATFORM = Caller.PLATFORM;

    private AuditEvents() {}

    /** An event with every member of the format, whose bytes and hash were computed by another program. */
    static AuditEvent complete() {
        Map<String, Object> newValues = new HashMap<>();
        newValues.put("status", "active");
        newValues.put("progress", 9_007_199_254_740_991L);
        newValues.put("budget", new java.math.BigDecimal("12345678901234567890.10"));
        newValues.put("done", false);
        newValues.put("nothing", null);
        newValues.put("tags", Arrays.asList("b", "a"));
        return new AuditEvent(
                PLATFORM,
                id('a'),
                Instant.parse("2026-11-21T02:03:04.000005999Z"),
                new Actor(Caller.Kind.USER, id('b'), null, List.of("client_user", "client_admin")),
                new Act("project.update", Category.DATA_ACCESS, Risk.MEDIUM, Outcome.SUCCEEDED),
                new Details(
                        "project",
                        id('c').toString(),
                        id('d'),
                        "Café \"au lait\"\n€ 😀",
                        Map.of("status", "planned", "progress", -5),
                        newValues,
                        Map.of()),
                new Trace(id('e').toString(), "req-1", id('f'), 42L),
                Map.of("ip_address", Commitment.of(salt(7), "203.0.113.9")));
    }

    static AuditEvent of(Details details) {
        return new AuditEvent(
                PLATFORM,
                id('a'),
                Instant.parse("2026-11-21T02:03:04Z"),
                new Actor(Caller.Kind.SYSTEM, null, "zoho-refresh", List.of()),
                new Act("project.refresh", Category.DATA_ACCESS, Risk.LOW, Outcome.SUCCEEDED),
                details,
                new Trace(null, "req-1", null, null),
                Map.of());
    }

    static byte[] salt(int value) {
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) value);
        return salt;
    }

    private static UUID id(char last) {
        return UUID.fromString("0193527c-6a00-7000-8000-00000000000" + last);
    }
}
