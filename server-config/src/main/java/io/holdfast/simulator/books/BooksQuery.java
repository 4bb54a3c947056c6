package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the parameters of a call; a blank one counts as absent, a wrong one is refused. */
final class BooksQuery {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][XX]");

    private final Request request;

    BooksQuery(Request request) {
        this.request = request;
    }

    Optional<String> text(String name) {
        return request.query(name).filter(value -> !value.isBlank());
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(value -> day(name, value));
    }

    static LocalDate day(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw BooksErrors.invalid(name);
        }
    }

    /** Reads a time with its offset. A plus that was not escaped has arrived as a blank and is refused. */
    Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return OffsetDateTime.parse(value, INSTANT).toInstant();
            } catch (DateTimeException e) {
                throw BooksErrors.invalid(name);
            }
        });
    }

    int number(String name, int otherwise, int most) {
        String value = text(name).orElse(String.valueOf(otherwise));
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw BooksErrors.invalid(name);
        }
        return Integer.parseInt(value);
    }
}
