package io.holdfast.zoho.oauth;

import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A token endpoint that answers what it was told to, and then new tokens. */
class FakeTokenEndpoint extends TokenEndpoint {
    final AtomicInteger calls = new AtomicInteger();
    private final Deque<Outcome<AccessToken>> answers = new ArrayDeque<>();

    @SafeVarargs
    final FakeTokenEndpoint answering(Outcome<AccessToken>... next) {
        answers.addAll(List.of(next));
        return this;
    }

    @Override
    public synchronized Outcome<AccessToken> renew(URI accounts, Consent consent) {
        int call = calls.incrementAndGet();
        return answers.isEmpty()
                ? Outcome.ok(new AccessToken("token-" + call, Duration.ofHours(1)))
                : answers.removeFirst();
    }
}
