package io.holdfast.audit.model;

import java.util.Collection;
import java.util.Map;

/** Writes maps, lists, text, whole numbers, truth values and null as JSON. Order and form are the canonicalizer's matter. */
final class JsonText {
    private final StringBuilder out = new StringBuilder(512);

    private JsonText() {}

    static String of(Map<String, ?> object) {
        JsonText text = new JsonText();
        text.object(object);
        return text.out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                value(element);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> object) {
        String separator = "{";
        for (Map.Entry<?, ?> member : object.entrySet()) {
            out.append(separator);
            string(member.getKey().toString());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append(object.isEmpty() ? "{}" : "}");
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
