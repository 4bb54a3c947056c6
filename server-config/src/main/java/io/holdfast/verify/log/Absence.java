package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Entry;
import io.holdfast.verify.bundle.Fields;
import io.holdfast.verify.bundle.MalformedException;
import io.holdfast.verify.event.EventReader;
import io.holdfast.verify.event.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** The claim that somebody did nothing from one time to before another. */
public record Absence(UUID user, Instant from, Instant to) {

    public static Absence parse(byte[] json) throws MalformedException {
        var fields = Fields.of(Entry.ABSENCE.file(), json);
        try {
            var user = fields.object("filter").text("user");
            var id = UUID.fromString(user);
            if (!id.toString().equals(user)) throw new MalformedException("absence.json names no user id");
            var claim = new Absence(id, Instant.parse(fields.text("from")), Instant.parse(fields.text("to")));
            if (claim.to.isBefore(claim.from) || fields.number("matches") != 0)
                throw new MalformedException("absence.json claims no absence");
            return claim;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedException("absence.json names no user id or no times");
        }
    }

    byte[] quotedUser() {
        return EventReader.quoted(user.toString());
    }

    boolean covers(long micros) {
        return micros >= EventTime.micros(from) && micros < EventTime.micros(to);
    }
}
