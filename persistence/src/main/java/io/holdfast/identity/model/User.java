package io.holdfast.identity.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.LoginId;
import io.holdfast.shared.id.NullableUuid;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.time.InstantConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A person's membership of one tenant. What the person may do there stands in the grants, not here. */
@Entity
@Table(name = "users")
public class User {
    private static final String ACTIVE = "active";

    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "login_id")
    private UUID loginId;

    private String email;
    private String name;

    @Column(name = "contact_id")
    private String contactId;

    @Convert(converter = NullableUuid.class)
    @Column(name = "account_id")
    private UUID accountId;

    private String role;

    @Column(name = "client_dashboard_id")
    private String clientDashboardId;

    private String status;

    @Convert(converter = InstantConverter.class)
    @Column(name = "last_login")
    private Instant lastLogin;

    @Version
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected User() {}

    /**
     * A new member.
     *
     * @param role the principal role's name, as a label
     * @param account null for people who belong to no client organization
     * @param dashboardId an unguessable identifier, unique in the tenant
     */
    public static User joined(
            TenantId tenant,
            LoginId login,
            String email,
            String name,
            String role,
            AccountId account,
            String dashboardId,
            Instant at) {
        var user = new User();
        user.id = UserId.next().value();
        user.tenantId = requireNonNull(tenant, "tenant").value();
        user.loginId = requireNonNull(login, "login").value();
        user.email = requireNonNull(email, "email");
        user.name = requireNonNull(name, "name");
        user.role = requireNonNull(role, "role");
        user.accountId = account == null ? null : account.value();
        user.clientDashboardId = requireNonNull(dashboardId, "dashboardId");
        user.status = ACTIVE;
        user.createdAt = requireNonNull(at, "at");
        user.updatedAt = at;
        return user;
    }

    /** Notes a sign-in. */
    public void signedIn(Instant at) {
        lastLogin = requireNonNull(at, "at");
        updatedAt = at;
    }

    /** Notes which contact of the CRM this member is. */
    public void isContact(String contact, Instant at) {
        contactId = requireNonNull(contact, "contact");
        updatedAt = requireNonNull(at, "at");
    }

    /** Lets the member in, or keeps them out. */
    void setActive(boolean active, Instant at) {
        status = active ? ACTIVE : "disabled";
        updatedAt = requireNonNull(at, "at");
    }

    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    public UserId id() {
        return new UserId(id);
    }

    public TenantId tenantId() {
        return new TenantId(tenantId);
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String role() {
        return role;
    }

    public Optional<AccountId> accountId() {
        return Optional.ofNullable(accountId).map(AccountId::new);
    }

    /** The member's contact in the CRM; empty while it is not known. */
    public Optional<String> contactId() {
        return Optional.ofNullable(contactId);
    }

    public Optional<Instant> lastLogin() {
        return Optional.ofNullable(lastLogin);
    }
}
