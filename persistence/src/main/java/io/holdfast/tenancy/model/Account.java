package io.holdfast.tenancy.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
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

/** A client organization of a tenant, known to its CRM by {@code zohoAccountId}. */
@Entity
@Table(name = "accounts")
public class Account {
    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    private String slug;
    private String name;

    @Column(name = "zoho_account_id")
    private String zohoAccountId;

    @Version
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Account() {}

    /** @param zohoAccountId null while the CRM account is not known */
    public static Account opened(TenantId tenant, String slug, String name, String zohoAccountId, Instant at) {
        var account = new Account();
        account.id = AccountId.next().value();
        account.tenantId = requireNonNull(tenant, "tenant").value();
        account.slug = requireNonNull(slug, "slug");
        account.name = requireNonNull(name, "name");
        account.zohoAccountId = zohoAccountId;
        account.createdAt = requireNonNull(at, "at");
        account.updatedAt = at;
        return account;
    }

    public AccountId id() {
        return new AccountId(id);
    }

    public TenantId tenantId() {
        return new TenantId(tenantId);
    }

    public String name() {
        return name;
    }

    public Optional<String> zohoAccountId() {
        return Optional.ofNullable(zohoAccountId);
    }
}
