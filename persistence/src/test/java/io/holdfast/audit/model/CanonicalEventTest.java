package io.holdfast.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.shared.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalEventTest {
    /** Made with Python's json and hashlib, so that a change of our library cannot change the format unnoticed. */
    private static final String GOLDEN =
            "{\"action\":\"project.update\",\"actor\":{\"id\":\"0193527c-6a00-7000-8000-00000000000b\","
                    + "\"kind\":\"user\",\"roles\":[\"client_admin\",\"client_user\"]},\"category\":\"DATA_ACCESS\","
                    + "\"commitments\":{\"ip_address\":\"617ec4a3783a6a2d1c52eb3aaf669f3ad3a1c0180e93f07e8471878571568825\"},"
                    + "\"decisionId\":\"0193527c-6a00-7000-8000-00000000000f\",\"entity\":\"project\","
                    + "\"entityId\":\"0193527c-6a00-7000-8000-00000000000c\",\"format\":1,"
                    + "\"id\":\"0193527c-6a00-7000-8000-00000000000a\",\"location\":\"0193527c-6a00-7000-8000-00000000000d\","
                    + "\"meta\":{},\"new\":{\"budget\":\"12345678901234567890.10\",\"done\":false,\"nothing\":null,"
                    + "\"progress\":9007199254740991,\"status\":\"active\",\"tags\":[\"b\",\"a\"]},"
                    + "\"old\":{\"progress\":-5,\"status\":\"planned\"},\"outcome\":\"SUCCEEDED\",\"policyEpoch\":42,"
                    + "\"reason\":\"Café \\\"au lait\\\"\\n€ 😀\",\"requestId\":\"req-1\",\"risk\":\"MEDIUM\","
                    + "\"session\":\"0193527c-6a00-7000-8000-00000000000e\",\"tenant\":\"00000000-0000-7000-8000-000000000001\","
                    + "\"time\":\"2026-11-21T02:03:04.000005Z\"}";

    private static final String GOLDEN_LEAF = "1c311d8fdd90b016781b1509cf7083d9f2fcf0e56c86a4297c47baa5fb46c4d7";

    @Test
    void bytesAndLeafHashAreThoseOfTheFormat() {
        var canonical = CanonicalEvent.of(AuditEvents.complete());

        assertThat(text(canonical)).isEqualTo(GOLDEN);
        assertThat(HexFormat.of().formatHex(canonical.leafHash())).isEqualTo(GOLDEN_LEAF);
    }

    @Test
    void theLeafHashCoversAZeroByteAndTheBytes() throws Exception {
        var canonical = CanonicalEvent.of(AuditEvents.complete());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);

        assertThat(canonical.leafHash()).isEqualTo(digest.digest(canonical.bytes()));
    }

    @Test
    void theOrderInWhichFieldsWereGivenDoesNotCount() {
        Map<String, Object> forward = new LinkedHashMap<>();
        forward.put("€", 1);
        forward.put("a", 2);
        forward.put("\uD83D\uDE00", 3);
        Map<String, Object> backward = new LinkedHashMap<>();
        backward.put("\uD83D\uDE00", 3);
        backward.put("a", 2);
        backward.put("€", 1);

        assertThat(CanonicalEvent.of(AuditEvents.of(meta(forward))))
                .isEqualTo(CanonicalEvent.of(AuditEvents.of(meta(backward))));
        // RFC 8785 sorts by UTF-16 code units
        assertThat(text(CanonicalEvent.of(AuditEvents.of(meta(forward))))).contains("{\"a\":2,\"€\":1,\"😀\":3}");
    }

    @Test
    void aMemberWithoutAValueIsAbsent() {
        assertThat(text(CanonicalEvent.of(AuditEvents.of(Details.NONE))))
                .doesNotContain("null", "\"old\"", "\"new\"", "entity", "location", "session", "decisionId")
                .contains("\"meta\":{}", "\"commitments\":{}", "\"name\":\"zoho-refresh\"");
    }

    @Test
    void controlCharactersStayAsEscapes() {
        String text = text(CanonicalEvent.of(AuditEvents.of(meta(Map.of("name", "a\u0001b\tc\u007f")))));

        assertThat(text).contains("a\\u0001b\\tc\u007f");
    }

    @Test
    void anEventThatWouldBeTooLargeHasItsValuesCutUntilItFits() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            values.put("field" + i, "x".repeat(5000));
        }

        var canonical = CanonicalEvent.of(AuditEvents.of(meta(values)));

        assertThat(canonical.bytes().length).isLessThanOrEqualTo(CanonicalEvent.MAX_BYTES);
        assertThat(canonical.event().details().meta()).hasSize(40);
        assertThat(canonical.event().details().meta().get("field0").toString())
                .startsWith("xxx")
                .contains("[cut, ");
    }

    @Test
    void aUsersNameIsNeverInClear() {
        assertThatThrownBy(() -> new Actor(Caller.Kind.USER, UUID.randomUUID(), "ann@acme.example", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEpochThatJsonCannotHoldExactlyIsRefused() {
        assertThatThrownBy(() -> new Trace(null, null, null, 1L << 53)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Details meta(Map<String, Object> values) {
        return new Details(null, null, null, null, null, null, values);
    }

    private static String text(CanonicalEvent canonical) {
        return new String(canonical.bytes(), StandardCharsets.UTF_8);
    }
}
