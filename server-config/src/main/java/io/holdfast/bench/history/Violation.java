package io.holdfast.bench.history;

import java.util.List;
import java.util.stream.Collectors;

/** Something that must not have been. @param evidence the operations that together are impossible */
public record Violation(String rule, String subject, List<Operation> evidence) {
    @Override
    public String toString() {
        return rule + ", " + subject + ": "
                + evidence.stream().map(Violation::text).collect(Collectors.joining("; "));
    }

    private static String text(Operation one) {
        return String.format(
                "%s %s %s%s at %.3f–%.3f ms",
                one.action().name().toLowerCase(java.util.Locale.ROOT),
                one.outcome().name().toLowerCase(java.util.Locale.ROOT),
                one.value(),
                one.node().isEmpty() ? "" : " by " + one.node(),
                one.invoked() / 1e6,
                one.ended() / 1e6);
    }
}
