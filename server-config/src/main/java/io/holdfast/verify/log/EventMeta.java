package io.holdfast.verify.log;

import io.holdfast.verify.bundle.Fields;
import io.holdfast.verify.bundle.MalformedException;
import java.util.Optional;

/** The {@code meta} of an event that the log writes about itself; numbers that are not there, or are none, are empty. */
record EventMeta(Optional<Long> from, Optional<Long> to, Optional<Long> incarnation) {
    private static final EventMeta NOTHING = new EventMeta(Optional.empty(), Optional.empty(), Optional.empty());

    static EventMeta parse(byte[] json) {
        try {
            var fields = Fields.of("meta", json);
            return new EventMeta(
                    fields.optionalNumber("from"), fields.optionalNumber("to"), fields.optionalNumber("incarnation"));
        } catch (MalformedException e) {
            // An event without meta, or whose meta is no object, says nothing; its form is checked elsewhere.
            return NOTHING;
        }
    }

    Optional<Removed.Stretch> stretch() {
        return from.isPresent() && to.isPresent() && from.get() <= to.get()
                ? Optional.of(new Removed.Stretch(from.get(), to.get()))
                : Optional.empty();
    }
}
