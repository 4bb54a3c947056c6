package io.holdfast.zoho.oauth;

import io.holdfast.shared.id.Uuids;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import java.util.UUID;

/** The shared row in memory: one token, one lease; how they move is what {@code ZohoConnectionsIT} shows of the real row. */
class FakeTokenRow extends TokenRow {
    private AccessToken token;
    private UUID lease;
    private Outcome<AccessToken> refusal;

    synchronized void put(String value) {
        token = value == null ? null : new AccessToken(value, null);
    }

    synchronized void leasedByAnotherNode() {
        lease = Uuids.next();
    }

    synchronized void anotherNodeStores(String value) {
        lease = null;
        put(value);
    }

    synchronized boolean isLeased() {
        return lease != null;
    }

    @Override
    public synchronized Step step(String rejected) {
        if (token != null && !token.value().equals(rejected)) {
            return Step.token(token);
        }
        if (refusal != null) {
            return Step.end(refusal);
        }
        if (lease != null) {
            return Step.wait(null);
        }
        lease = Uuids.next();
        return Step.renew(new Renewal(lease, new Consent("client", "secret", "refresh", "1", "link")), null);
    }

    @Override
    public synchronized void finish(UUID held, Outcome<AccessToken> result) {
        if (held.equals(lease)) {
            lease = null;
            if (result instanceof Outcome.Ok<AccessToken> ok) {
                token = ok.value();
            } else if (!(result instanceof Outcome.Unavailable)) {
                refusal = result;
            }
        }
    }
}
