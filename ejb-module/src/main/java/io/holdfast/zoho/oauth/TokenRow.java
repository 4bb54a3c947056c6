package io.holdfast.zoho.oauth;

import static io.holdfast.zoho.model.ConnectionState.CONFIG_ERROR;
import static io.holdfast.zoho.model.ConnectionState.NEEDS_CONSENT;
import static io.holdfast.zoho.model.ConnectionState.THROTTLED;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.TenantBound;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.model.TokenState;
import io.holdfast.zoho.model.ZohoConnection;
import io.holdfast.zoho.model.ZohoConnections;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The shared token of the caller's tenant, in transactions that end before anything is sent. For the gateways alone; whether
 * the caller may do what the token is for was decided before.
 */
@Stateless
@TenantBound
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TokenRow {
    /** Longer than a renewal can take, so that a lease is lost by a dead holder only. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    ZohoConnections connections;

    @Inject
    CallerContext context;

    @Inject
    ZohoHosts hosts;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    @Inject
    AuditDraft draft;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.token-renewals-per-ten-minutes")
    int renewals;

    /** The connection, if there is one and the present mode may call its hosts. */
    public Outcome<Connected> connected() {
        return connections
                .find(tenant())
                .map(c -> hosts.allowed(c.hosts())
                        .map(h -> Outcome.ok(new Connected(h, c.portalId(), c.projectLinkField())))
                        .orElseGet(() -> new Outcome.Misconfigured<>("holdfast.zoho.mode is "
                                + hosts.mode().name().toLowerCase(java.util.Locale.ROOT)
                                + ", which does not allow the host "
                                + c.hosts().accounts().getHost())))
                .orElseGet(() -> new Outcome.Misconfigured<>("this tenant has no connection to Zoho"));
    }

    /** The organization of Books that the connection opens; empty while nobody asked for it. */
    public Optional<String> booksOrganization() {
        return connections.booksOrganization(tenant());
    }

    /** Notes the organization of Books that the connection turned out to open. */
    @Audited("connection.update")
    public void storeBooksOrganization(String organization) {
        UUID connection = connections.tokenState(tenant()).orElseThrow().connection();
        draft.entity("connection", connection)
                .oldValue(
                        "organization", connections.booksOrganization(tenant()).orElse(null))
                .newValue("organization", organization);
        connections.storeBooksOrganization(tenant(), organization);
    }

    /**
     * Finds the token, or takes the lease to renew it.
     *
     * @param rejected a token that Zoho refused, which therefore must not be given again; null when there is none
     */
    public Step step(String rejected) {
        TokenState state = connections.tokenState(tenant()).orElse(null);
        if (state == null) {
            return Step.end(new Outcome.Misconfigured<>("this tenant has no connection to Zoho"));
        }
        AccessToken token = open(state);
        boolean refused = token != null && token.value().equals(rejected);
        if (token != null && !refused && state.fresh()) {
            return Step.token(token);
        }
        AccessToken lastResort = !refused && state.usable() ? token : null;
        if (state.waitUntil() != null) {
            return Step.orElse(lastResort, new Outcome.Throttled<>(state.waitUntil()));
        }
        if (state.state() == CONFIG_ERROR) {
            return Step.orElse(lastResort, new Outcome.Misconfigured<>(state.reason()));
        }
        if (state.state() == NEEDS_CONSENT) {
            return Step.orElse(lastResort, new Outcome.NeedsConsent<>(state.reason()));
        }
        return renewal(state, lastResort);
    }

    /** Ends a renewal: stores the token, or why there is none. The event tells when our access began or ended. */
    @Audited("connection.renew")
    public void finish(UUID lease, Outcome<AccessToken> result) {
        TenantId tenant = tenant();
        TokenState before = connections.tokenState(tenant).orElseThrow();
        UUID connection = before.connection();
        draft.entity("connection", connection)
                .oldValue("status", before.state().word())
                .newValue("status", result.isOk() ? "connected" : result.detail());
        if (result instanceof Outcome.Ok<AccessToken> ok) {
            String sealed = vault.seal(
                    ZohoConnections.purpose("access_token", connection),
                    ok.value().value());
            connections.storeToken(tenant, lease, sealed, ok.value().lifetime());
        } else if (result instanceof Outcome.Throttled<AccessToken> throttled) {
            Duration wait = Duration.between(clock.instant(), throttled.until());
            connections.fail(tenant, lease, THROTTLED, "the token endpoint asked us to wait", wait);
        } else if (result instanceof Outcome.NeedsConsent<AccessToken> refused) {
            connections.fail(tenant, lease, NEEDS_CONSENT, refused.reason(), null);
        } else if (result instanceof Outcome.Misconfigured<AccessToken> wrong) {
            connections.fail(tenant, lease, CONFIG_ERROR, wrong.reason(), null);
        } else {
            connections.releaseLease(tenant, lease);
        }
    }

    private Step renewal(TokenState state, AccessToken lastResort) {
        UUID lease = Uuids.next();
        if (connections.lease(tenant(), lease, LEASE, state.sealedToken(), renewals)) {
            ZohoConnection connection = connections.find(tenant()).orElseThrow();
            return Step.renew(new Renewal(lease, connection.consent(vault)), lastResort);
        }
        Optional<Instant> exhausted = connections.renewalsExhaustedUntil(tenant(), renewals);
        if (exhausted.isPresent() && !state.leased()) {
            // Zoho gives ten tokens in ten minutes and then locks everybody out: we stop well before.
            return Step.orElse(lastResort, new Outcome.Throttled<>(exhausted.get()));
        }
        return Step.wait(lastResort);
    }

    private AccessToken open(TokenState state) {
        return state.sealedToken() == null
                ? null
                : new AccessToken(
                        vault.open(ZohoConnections.purpose("access_token", state.connection()), state.sealedToken()),
                        null);
    }

    private TenantId tenant() {
        return context.tenant();
    }
}
