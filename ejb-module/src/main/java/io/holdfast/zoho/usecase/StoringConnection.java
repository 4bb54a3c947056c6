package io.holdfast.zoho.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;
import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.model.ConnectionState;
import io.holdfast.zoho.model.ZohoConnection;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import io.holdfast.zoho.model.ZohoConnection.Hosts;
import io.holdfast.zoho.model.ZohoConnections;
import io.holdfast.zoho.oauth.AccessToken;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Puts a connection that Zoho accepted into the database, sealed. {@link ConnectingZoho} asks Zoho first. */
@Stateless
@RequiresPermission({MANAGE_SYSTEM, OPERATE})
public class StoringConnection {
    private static final String NOUN = "connection";

    @Inject
    ZohoConnections connections;

    @Inject
    CallerContext context;

    @Inject
    Vault vault;

    @Inject
    AuditDraft draft;

    @Inject
    Event<ConnectionStored> stored;

    /** True when this very connection is stored and in order, so that nothing needs to be asked or written. */
    public boolean stands(Hosts hosts, NewConnection wanted) {
        return connections
                .find(context.tenant())
                .filter(c -> c.state() == ConnectionState.CONNECTED && c.hosts().equals(hosts))
                .map(c -> c.consent(vault))
                .filter(c -> c.clientId().equals(wanted.clientId())
                        && c.clientSecret().equals(wanted.clientSecret())
                        && c.refreshToken().equals(wanted.refreshToken())
                        && c.projectLinkField().equals(wanted.projectLinkField()))
                .isPresent();
    }

    @Audited("connection.store")
    public void store(Hosts hosts, Consent consent, AccessToken first) {
        TenantId tenant = context.tenant();
        ZohoConnection connection = connections.find(tenant).orElse(null);
        if (connection != null) {
            tellBefore(connection);
        }
        if (connection == null) {
            connection = ZohoConnection.of(tenant, hosts, consent, vault);
            connections.add(connection);
        } else {
            connection.renew(hosts, consent, vault);
        }
        String purpose = ZohoConnections.purpose("access_token", connection.id());
        connections.storeFirstToken(tenant, vault.seal(purpose, first.value()), first.lifetime());
        stored.fire(new ConnectionStored(tenant));
        draft.entity(NOUN, connection.id())
                .newValue("portal", consent.portalId())
                .newValue("status", connection.state().word())
                .newSecret("clientId", consent.clientId())
                .newSecret("clientSecret", consent.clientSecret())
                .newSecret("refreshToken", consent.refreshToken());
    }

    private void tellBefore(ZohoConnection connection) {
        Consent before = connection.consent(vault);
        draft.entity(NOUN, connection.id())
                .oldValue("portal", before.portalId())
                .oldValue("status", connection.state().word())
                .oldSecret("clientId", before.clientId())
                .oldSecret("clientSecret", before.clientSecret())
                .oldSecret("refreshToken", before.refreshToken());
    }
}
