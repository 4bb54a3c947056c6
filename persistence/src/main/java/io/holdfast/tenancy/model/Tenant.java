package io.holdfast.tenancy.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.NullableUuid;
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

/** A customer organization. Its rows are invisible to every other tenant; a parent oversees its children. */
@Entity
@Table(name = "tenants")
public class Tenant {
    @Id
    private UUID id;

    private String slug;
    private String name;
    private String kind;
    private String tier;
    private String status;

    @Convert(converter = NullableUuid.class)
    @Column(name = "parent_id")
    private UUID parentId;

    @Version
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Tenant() {}

    /** @param parent null for a tenant that stands alone */
    public static Tenant onboarded(
            TenantId id, String slug, String name, TenantKind kind, TenantId parent, Instant at) {
        var tenant = new Tenant();
        tenant.id = requireNonNull(id, "id").value();
        tenant.slug = requireNonNull(slug, "slug");
        tenant.name = requireNonNull(name, "name");
        tenant.kind = kind.word();
        tenant.tier = "professional";
        tenant.status = "active";
        tenant.parentId = parent == null ? null : parent.value();
        tenant.createdAt = requireNonNull(at, "at");
        tenant.updatedAt = at;
        return tenant;
    }

    public TenantId id() {
        return new TenantId(id);
    }

    public String slug() {
        return slug;
    }

    /** False for one that is suspended or closed. */
    public boolean active() {
        return status.equals("active");
    }

    public String name() {
        return name;
    }

    public TenantKind kind() {
        return TenantKind.ofWord(kind);
    }

    public Optional<TenantId> parent() {
        return Optional.ofNullable(parentId).map(TenantId::new);
    }
}
