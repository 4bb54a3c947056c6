package io.holdfast.container;

import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorWatch;
import io.holdfast.mirror.Projection;
import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.mirror.model.RefreshState;
import io.holdfast.security.RunAs;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import io.holdfast.zoho.oauth.AccessToken;
import io.holdfast.zoho.usecase.StoringConnection;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant whose connection leads to the {@link ZohoPeer}, and what its rows say. */
@Dependent
class ConnectedTenant {
    static final String CLIENT_SECRET = "client-secret-text";
    static final String REFRESH_TOKEN = "1000.refresh-token-text";
    static final String PORTAL = "846213907";

    @Inject
    StoringConnection storing;

    @Inject
    ZohoHosts hosts;

    @Inject
    Vault vault;

    @Inject
    CallerContext context;

    @Inject
    RunAs runAs;

    @Inject
    RefreshingProjections refreshing;

    @Inject
    MirrorWatch watch;

    private UUID tenant;

    /** Connects a new tenant, with an access token that is good for an hour, and enters it as the system's own caller. */
    void connect() {
        tenant = OwnersView.newTenant();
        context.enter(caller());
        storing.store(
                hosts.of(ZohoHosts.SIMULATOR).orElseThrow(),
                new Consent("client", CLIENT_SECRET, REFRESH_TOKEN, PORTAL, "crm_account_id"),
                new AccessToken("1000.first", Duration.ofHours(1)));
    }

    Caller caller() {
        return RunAs.system("zoho-refresh", new TenantId(tenant), OPERATE);
    }

    /** Leaves for another tenant's connection; this one stays as it is. */
    UUID id() {
        return tenant;
    }

    void enter(UUID other) {
        tenant = other;
        context.enter(caller());
    }

    /** Goes on as somebody of this tenant who holds exactly this permission. */
    void enterAs(Permission permission) {
        context.enter(RunAs.system("administrator", new TenantId(tenant), permission));
    }

    /** An account that is tied to an organization of the CRM. */
    UUID account(String slug, String crmAccount) {
        UUID account = UUID.randomUUID();
        update(
                "INSERT INTO accounts (tenant_id, id, slug, name, zoho_account_id) VALUES (?, ?, ?, ?, ?)",
                tenant,
                account,
                slug,
                slug,
                crmAccount);
        return account;
    }

    /** Refreshes a mirror now, whatever its age. */
    <T> Freshness renew(Projection<T> projection) {
        return watch.renewed(projection);
    }

    /** Refreshes a mirror when it is due. */
    <T> RefreshState freshen(Projection<T> projection) {
        return refreshing.freshen(projection);
    }

    /** Lets every mirror be due. */
    void growsOld() {
        update(
                "UPDATE projection_refreshes SET refreshed_at = now() - interval '6 minutes' WHERE tenant_id = ?",
                tenant);
    }

    void tokenEnds() {
        update("UPDATE zoho_connections SET access_token_expires_at = now() WHERE tenant_id = ?", tenant);
    }

    /** Lets all waiting be over. */
    void waitIsOver() {
        update("UPDATE zoho_pauses SET paused_until = now() - interval '1 second' WHERE tenant_id = ?", tenant);
        update("UPDATE zoho_connections SET state_until = now() - interval '1 second' WHERE tenant_id = ?", tenant);
        update("UPDATE projection_refreshes SET failed_at = now() - interval '1 hour' WHERE tenant_id = ?", tenant);
    }

    Map<String, Object> connection() {
        return rows("SELECT state, state_reason, state_until, access_token_expires_at FROM zoho_connections"
                        + " WHERE tenant_id = ?")
                .get(0);
    }

    /** What is stored as the refresh token, opened. */
    String refreshToken() {
        Map<String, Object> row = rows("SELECT id, refresh_token FROM zoho_connections WHERE tenant_id = ?")
                .get(0);
        return vault.open("zoho_connections.refresh_token/" + row.get("id"), (String) row.get("refresh_token"));
    }

    /** Until when nothing may be sent for a scope; null when the way is free. */
    Instant pausedUntil(String scope) {
        return OwnersView.work(sql -> {
            java.sql.Timestamp until = sql.one(
                    "SELECT paused_until FROM zoho_pauses WHERE tenant_id = ? AND scope = ? AND paused_until > now()",
                    tenant,
                    scope);
            return until == null ? null : until.toInstant();
        });
    }

    List<String> events() {
        return OwnersView.events(tenant);
    }

    List<Map<String, Object>> rows(String sqlWithTenant) {
        return OwnersView.work(sql -> sql.rows(sqlWithTenant, tenant));
    }

    /** Everything that the audit log holds of this tenant, as text. */
    String auditLog() {
        return String.join(
                "\n",
                OwnersView.<List<String>>work(
                        sql -> sql.column("SELECT a::text FROM audit_log a WHERE tenant_id = ?", tenant)));
    }

    void update(String statement, Object... parameters) {
        OwnersView.work(sql -> sql.update(statement, parameters));
    }
}
