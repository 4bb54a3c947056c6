package io.holdfast.rbac.model;

import java.util.UUID;

/** A role that a person has, assigned or taken over from. @param active whether it opens anything in the session */
public record SessionRole(UUID id, String name, boolean active) {}
