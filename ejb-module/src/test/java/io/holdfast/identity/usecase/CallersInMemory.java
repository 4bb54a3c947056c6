package io.holdfast.identity.usecase;

import io.holdfast.identity.model.Sessions;
import io.holdfast.shared.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One open session without a database, which remembers who asked. */
class CallersInMemory extends RecognizingCaller {
    private final Caller caller;
    private final String cookie;
    private final List<Visit> asked = new ArrayList<>();
    private Instant until = Instant.MAX;
    private Instant touchDue = Instant.MAX;
    private boolean open = true;
    private Runnable during = () -> {};

    CallersInMemory(Caller caller, String cookie) {
        this.caller = caller;
        this.cookie = cookie;
    }

    @Override
    public Optional<Recognized> bySessionToken(String token, Visit visit) {
        return token.equals(cookie)
                ? bySession(new Sessions.Key(caller.tenant(), caller.session()), visit)
                : Optional.empty();
    }

    @Override
    public Optional<Recognized> bySession(Sessions.Key key, Visit visit) {
        asked.add(visit);
        boolean found = open && key.session().equals(caller.session());
        during.run();
        return found ? Optional.of(new Recognized(caller.at(visit.origin()), until, touchDue)) : Optional.empty();
    }

    int asked() {
        return asked.size();
    }

    void end() {
        open = false;
    }

    void until(Instant end) {
        until = end;
    }

    void touchDue(Instant due) {
        touchDue = due;
    }

    /** What happens between the database's answer and its arrival. */
    void during(Runnable happens) {
        during = happens;
    }
}
