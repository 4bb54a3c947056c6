package io.holdfast.zoho;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;

/**
 * Reads one member of an answer in every form that Zoho has been seen to write it. A missing, empty or unreadable value is
 * null: one bad member must not take the record away. The envelope around it is judged strictly, elsewhere.
 */
public final class Lenient {
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter US_DATE = DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.ROOT);
    private static final int MAX_DIGITS = 40;

    private Lenient() {}

    /** Text, or the plain digits of a number: an id must never pass through a double. */
    public static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        String text = null;
        if (value instanceof JsonString string) {
            text = string.getString();
        } else if (value instanceof JsonNumber number && isShort(number)) {
            text = number.isIntegral() ? number.bigIntegerValue().toString() : number.toString();
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The first of several members that holds text. */
    public static String firstText(JsonObject object, String... names) {
        for (String name : names) {
            String text = text(object, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** A number from a number or a string, exactly as written; a percent sign and grouping commas are ignored. */
    public static BigDecimal decimal(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (value instanceof JsonNumber number) {
            return isShort(number) ? number.bigDecimalValue() : null;
        }
        String text = text(object, name);
        if (text == null || text.length() > MAX_DIGITS || !text.matches("[-+]?[0-9][0-9,]*(\\.[0-9]+)?%?")) {
            return null;
        }
        return new BigDecimal(text.replace(",", "").replace("%", ""));
    }

    /** A percentage as a whole number from 0 to 100. */
    public static Integer percentage(JsonObject object, String... names) {
        for (String name : names) {
            BigDecimal value = decimal(object, name);
            if (value != null) {
                return value.max(BigDecimal.ZERO)
                        .min(BigDecimal.valueOf(100))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValue();
            }
        }
        return null;
    }

    /** True or false from a boolean or a word; null otherwise. */
    public static Boolean bool(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        String text = text(object, name);
        if ("true".equalsIgnoreCase(text) || "false".equalsIgnoreCase(text)) {
            return Boolean.valueOf(text.toLowerCase(Locale.ROOT));
        }
        return null;
    }

    /** A day: {@code yyyy-MM-dd}, the day of a longer time as written there, or {@code MM-dd-yyyy}. */
    public static LocalDate date(JsonObject object, String name) {
        String text = text(object, name);
        if (text == null || text.length() < 10) {
            return null;
        }
        String day = text.substring(0, 10);
        try {
            return day.charAt(2) == '-' ? LocalDate.parse(day, US_DATE) : LocalDate.parse(day);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** A time: with any form of offset, or milliseconds since 1970 as number or text. */
    public static Instant instant(JsonObject object, String name) {
        String text = text(object, name);
        if (text == null) {
            return null;
        }
        try {
            return text.matches("-?\\d{1,17}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text, INSTANT).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** A nested object; the empty one when it is missing or something else. */
    public static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject nested ? nested : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The object itself, or the only element of an array of one: both are written for the same thing. */
    public static JsonObject objectOrFirst(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value instanceof JsonArray array && !array.isEmpty() && array.get(0) instanceof JsonObject first) {
            return first;
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** The objects of an array; null when it holds anything else, since that is no list of records. */
    public static List<JsonObject> objects(JsonArray array) {
        return array.stream().allMatch(JsonObject.class::isInstance)
                ? array.stream().map(JsonObject.class::cast).toList()
                : null;
    }

    /** A number such as 1e999999999 is short in JSON and endless in digits. */
    private static boolean isShort(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue();
        return value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS;
    }
}
