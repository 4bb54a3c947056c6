package io.holdfast.audit.model;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Old, new and meta values as the log keeps them: text, truth values, whole numbers that every JSON reader holds exactly
 * (up to 2^53 − 1), null, and lists of these. Any other number is written as decimal text, because RFC 8785 would round it.
 */
final class AuditValues {
    /** What stands where a value was given that the log does not take. */
    static final String NOT_RECORDED = "[not recorded]";

    static final long LARGEST_EXACT = (1L << 53) - 1;

    private static final int MAX_LIST = 50;
    private static final String ID_PACKAGE = "io.holdfast.shared.id";

    private AuditValues() {}

    /** An immutable copy with every value in its kept form, sorted by field. Null stays null. */
    static Map<String, Object> of(Map<String, ?> values) {
        return bounded(values, AuditText.VALUE_BYTES);
    }

    /** The same with texts cut to so many bytes, for an event that would grow too large. */
    static Map<String, Object> bounded(Map<String, ?> values, int maxBytes) {
        if (values == null) {
            return null;
        }
        Map<String, Object> kept = new TreeMap<>();
        values.forEach((field, value) -> kept.put(AuditText.column(field, 100), kept(value, maxBytes)));
        return Collections.unmodifiableMap(kept);
    }

    private static Object kept(Object value, int maxBytes) {
        if (value == null || value instanceof Boolean || value instanceof Redacted) {
            return value; // a secret gives way to its HMAC before the event is written
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> list) {
            int each = Math.max(32, maxBytes / MAX_LIST);
            return list.stream()
                    .limit(MAX_LIST)
                    .map(element -> kept(element, each))
                    .toList();
        }
        return isText(value) ? AuditText.value(value.toString(), maxBytes) : NOT_RECORDED;
    }

    /** True when there is a secret among the values. */
    static boolean holdsSecret(Map<String, ?> values) {
        return values != null && values.values().stream().anyMatch(Redacted.class::isInstance);
    }

    /** The same with other words in place of secrets. */
    static Map<String, Object> redacted(Map<String, Object> values, UnaryOperator<String> words) {
        if (!holdsSecret(values)) {
            return values;
        }
        Map<String, Object> redacted = new TreeMap<>(values);
        redacted.replaceAll((field, value) -> value instanceof Redacted secret ? words.apply(secret.secret()) : value);
        return redacted;
    }

    private static Object number(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            long whole = number.longValue();
            return Math.abs(whole) <= LARGEST_EXACT && whole != Long.MIN_VALUE ? (Object) whole : Long.toString(whole);
        }
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    /** The types whose text is the value itself. An unknown object's toString() may hold anything, a secret included. */
    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof Temporal
                || value.getClass().getPackageName().equals(ID_PACKAGE);
    }
}
