package io.holdfast.tenancy.model;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.LocationId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.time.InstantConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A site of a tenant, with the time zone that its days are counted in. */
@Entity
@Table(name = "locations")
public class Location {
    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private UUID tenantId;

    private String slug;
    private String name;
    private String address;

    @Column(name = "time_zone")
    private String timeZone;

    private String status;

    @Version
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Location() {}

    /** @param address null when not given */
    public static Location opened(TenantId tenant, String slug, String name, String address, ZoneId zone, Instant at) {
        var location = new Location();
        location.id = LocationId.next().value();
        location.tenantId = requireNonNull(tenant, "tenant").value();
        location.slug = requireNonNull(slug, "slug");
        location.name = requireNonNull(name, "name");
        location.address = address;
        location.timeZone = requireNonNull(zone, "zone").getId();
        location.status = "active";
        location.createdAt = requireNonNull(at, "at");
        location.updatedAt = at;
        return location;
    }

    public LocationId id() {
        return new LocationId(id);
    }

    public String name() {
        return name;
    }
}
