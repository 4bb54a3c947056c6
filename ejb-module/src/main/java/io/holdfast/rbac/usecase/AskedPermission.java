package io.holdfast.rbac.usecase;

import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;

/** May this person use this permission there? @param user null for the caller @param place {@link Scope#TENANT} for the organization as a whole */
public record AskedPermission(UserId user, String permission, Scope place) {}
