package io.holdfast.identity.usecase;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.identity.model.Sessions;
import io.holdfast.security.Lease;
import io.holdfast.security.Moment;
import io.holdfast.security.Stamp;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The door: finds the caller of a request by what it carries. Requests that only read are answered from what this node
 * remembers, while its lease says that no right of the tenant has changed since (ADR 12). All others, and all while there is no
 * lease, ask the database. Refusals are never remembered.
 */
@Collaborator
@ApplicationScoped
public class KnownCallers {
    private static final int MOST = 10_000;
    /** Only tidies up: what may be used is judged at each use, by epoch and database time. */
    private static final Duration UNUSED = Duration.ofMinutes(10);

    @Inject
    Lease lease;

    @Inject
    RecognizingCaller recognizing;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RecognizingClient clients;

    @Inject
    Clock clock;

    private final Cache<Sessions.Key, Stamped<Recognized>> callers = cache();
    private final Cache<Digest, Stamped<Sessions.Key>> cookies = cache();
    private final Cache<Digest, AccessTokens.Verified> tokens = cache();
    private final Cache<Digest, Stamped<RecognizingClient.Recognized>> programs = cache();

    private record Stamped<T>(T value, Stamp stamp) {}

    /** The caller of the session whose cookie has this value; empty when there is none or it does not hold now. */
    public Optional<Caller> bySessionToken(String token, Visit visit) {
        Optional<Moment> moment = lease(visit);
        if (moment.isEmpty()) {
            return recognizing.bySessionToken(token, visit).map(Recognized::caller);
        }
        Digest digest = Digest.of(token);
        Stamped<Sessions.Key> known = cookies.getIfPresent(digest);
        if (known != null && moment.get().holds(known.value().tenant(), known.stamp())) {
            return bySession(known.value(), visit, moment.get());
        }
        Optional<Recognized> found = recognizing.bySessionToken(token, visit);
        found.ifPresent(recognized -> {
            Stamp stamp = moment.get().stamp(recognized.caller().home());
            cookies.put(digest, new Stamped<>(recognized.session(), stamp));
            keep(recognized, stamp);
        });
        return found.map(Recognized::caller);
    }

    /** The caller of the session that an access token names; empty when token or session do not hold now. */
    public Optional<Caller> byAccessToken(String token, Visit visit) {
        Optional<Sessions.Key> session = verified(token);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Optional<Moment> moment = lease(visit);
        return moment.isPresent()
                ? bySession(session.get(), visit, moment.get())
                : recognizing.bySession(session.get(), visit).map(Recognized::caller);
    }

    /** The API client that a token names; empty when there is none or it may not ask now. */
    public Optional<Caller> byClientToken(String token, Visit visit) {
        Optional<Moment> moment = lease(visit);
        Digest digest = Digest.of(token);
        Stamped<RecognizingClient.Recognized> known = moment.isPresent() ? programs.getIfPresent(digest) : null;
        if (known != null
                && moment.get().holds(known.value().caller().tenant(), known.stamp())
                && known.value().holdsAt(moment.get().databaseTime())) {
            return Optional.of(known.value().caller().at(visit.origin()));
        }
        Optional<RecognizingClient.Recognized> found = clients.byToken(token, visit);
        if (moment.isPresent() && found.isPresent()) {
            Stamp stamp = moment.get().stamp(found.get().caller().tenant());
            programs.put(digest, new Stamped<>(found.get(), stamp));
        }
        return found.map(RecognizingClient.Recognized::caller);
    }

    private Optional<Moment> lease(Visit visit) {
        return visit.reading() ? lease.now() : Optional.empty();
    }

    private Optional<Sessions.Key> verified(String token) {
        Digest digest = Digest.of(token);
        AccessTokens.Verified known = tokens.getIfPresent(digest);
        if (known != null && accessTokens.stillHolds(known, clock.instant())) {
            return Optional.of(known.session());
        }
        Optional<AccessTokens.Verified> verified = accessTokens.verify(token);
        verified.ifPresent(v -> tokens.put(digest, v));
        return verified.map(AccessTokens.Verified::session);
    }

    private Optional<Caller> bySession(Sessions.Key session, Visit visit, Moment moment) {
        Stamped<Recognized> known = callers.getIfPresent(session);
        if (known != null
                && moment.holds(session.tenant(), known.stamp())
                && known.value().serves(visit, moment.databaseTime())) {
            return Optional.of(known.value().caller().at(visit.origin()));
        }
        // The stamp is older than the answer: a change in between makes it void, and none goes by unseen.
        Stamp stamp = moment.stamp(session.tenant());
        Optional<Recognized> found = recognizing.bySession(session, visit);
        found.ifPresentOrElse(recognized -> keep(recognized, stamp), () -> callers.invalidate(session));
        return found.map(Recognized::caller);
    }

    /** Whoever acts in an organization that they have entered depends on two, and is rare enough to be asked for each time. */
    private void keep(Recognized recognized, Stamp stamp) {
        if (recognized.caller().entered() == null) {
            callers.put(recognized.session(), new Stamped<>(recognized, stamp));
        } else {
            callers.invalidate(recognized.session());
        }
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();
    }
}
