package io.holdfast.zoho.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.Uuids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.util.UUID;

/**
 * The connection of one tenant to one Zoho organization: its hosts, its client and its consent. Secrets are sealed under a
 * purpose that names table, column and row. The access token is not mapped: {@link ZohoConnections} moves it under a lease.
 */
@Entity
@Table(name = "zoho_connections")
@NamedQuery(name = "ZohoConnection.ofTenant", query = "select c from ZohoConnection c where c.tenantId = :tenant")
public class ZohoConnection {
    @Id
    private UUID id;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    private UUID tenantId;

    @Column(name = "data_centre", nullable = false)
    private String dataCentre;

    @Column(name = "accounts_base", nullable = false)
    private String accountsBase;

    @Column(name = "api_base", nullable = false)
    private String apiBase;

    @Column(name = "projects_base", nullable = false)
    private String projectsBase;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Column(name = "client_secret", nullable = false)
    private String clientSecret;

    @Column(name = "refresh_token", nullable = false)
    private String refreshToken;

    @Column(name = "portal_id", nullable = false)
    private String portalId;

    @Column(name = "project_link_field", nullable = false)
    private String projectLinkField;

    @Column(name = "state", nullable = false)
    private String state;

    @Column(name = "state_reason")
    private String stateReason;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    protected ZohoConnection() {}

    /** A connection that Zoho has just accepted. */
    public static ZohoConnection of(TenantId tenant, Hosts hosts, Consent consent, Vault vault) {
        var connection = new ZohoConnection();
        connection.id = Uuids.next();
        connection.tenantId = requireNonNull(tenant, "tenant").value();
        connection.renew(hosts, consent, vault);
        return connection;
    }

    /** Takes new hosts and a new consent; whatever was wrong before is mended by it. */
    public final void renew(Hosts hosts, Consent consent, Vault vault) {
        dataCentre = hosts.dataCentre();
        accountsBase = hosts.accounts().toString();
        apiBase = hosts.api().toString();
        projectsBase = hosts.projects().toString();
        clientId = consent.clientId();
        clientSecret = vault.seal(purpose("client_secret"), consent.clientSecret());
        refreshToken = vault.seal(purpose("refresh_token"), consent.refreshToken());
        portalId = consent.portalId();
        projectLinkField = consent.projectLinkField();
        state = ConnectionState.CONNECTED.word();
        stateReason = null;
    }

    public UUID id() {
        return id;
    }

    public Hosts hosts() {
        return new Hosts(dataCentre, URI.create(accountsBase), URI.create(apiBase), URI.create(projectsBase));
    }

    /** Opens the sealed secrets. The result must not be logged, stored or kept longer than one call needs it. */
    public Consent consent(Vault vault) {
        return new Consent(
                clientId,
                vault.open(purpose("client_secret"), clientSecret),
                vault.open(purpose("refresh_token"), refreshToken),
                portalId,
                projectLinkField);
    }

    public String portalId() {
        return portalId;
    }

    /** The custom field of a Zoho project that carries the id of its CRM account. */
    public String projectLinkField() {
        return projectLinkField;
    }

    public ConnectionState state() {
        return ConnectionState.ofWord(state);
    }

    private String purpose(String column) {
        return ZohoConnections.purpose(column, id);
    }

    /** The hosts of one data centre; each stored, none derived from another. */
    public record Hosts(String dataCentre, URI accounts, URI api, URI projects) {}

    /** What a tenant gave us, in clear text. */
    public record Consent(
            String clientId, String clientSecret, String refreshToken, String portalId, String projectLinkField) {
        @Override
        public String toString() {
            return "Consent[client " + clientId + ", portal " + portalId + "]";
        }
    }
}
