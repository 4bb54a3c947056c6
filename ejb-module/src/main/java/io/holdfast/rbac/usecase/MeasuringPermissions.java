package io.holdfast.rbac.usecase;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.holdfast.rbac.model.DerivedRights;
import io.holdfast.rbac.model.DerivedRights.Measured;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;

/** Measures the permission system of the caller's organization. */
@Stateless
@RequiresPermission(Permission.MANAGE_SYSTEM)
public class MeasuringPermissions {
    @Inject
    DerivedRights derived;

    /** By name, as {@code analyze_permission_performance()} has them; without what could not be measured. */
    @RequiresPermission(value = Permission.MANAGE_SYSTEM, action = "system.read")
    public Map<String, Double> now() {
        return derived.performance().stream()
                .filter(measured -> measured.value() != null)
                .collect(toUnmodifiableMap(Measured::what, Measured::value));
    }
}
