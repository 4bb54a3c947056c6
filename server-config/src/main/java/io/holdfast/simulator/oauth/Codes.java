package io.holdfast.simulator.oauth;

import io.holdfast.simulator.wire.RollingLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Grant codes: single use, two minutes, at most 10 in 10 minutes. Safe for many threads. */
final class Codes {
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private record Code(String redirect, Instant expiresAt) {}

    private final Clock clock;
    private final RollingLimit limit;
    private final Map<String, Code> codes = new LinkedHashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
        this.limit = new RollingLimit(clock, 10, Duration.ofMinutes(10));
    }

    /** Returns a code for this redirect address, empty when there were too many. */
    synchronized Optional<String> next(String redirect) {
        if (!limit.take()) {
            return Optional.empty();
        }
        codes.values().removeIf(one -> !clock.instant().isBefore(one.expiresAt()));
        String code = TokenText.next();
        codes.put(code, new Code(redirect, clock.instant().plus(LIFETIME)));
        return Optional.of(code);
    }

    /** Uses the code up and returns the redirect address it was made for; empty when it is used, expired or unknown. */
    synchronized Optional<String> use(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(one -> clock.instant().isBefore(one.expiresAt()))
                .map(Code::redirect);
    }
}
