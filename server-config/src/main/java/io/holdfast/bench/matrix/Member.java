package io.holdfast.bench.matrix;

import java.util.UUID;

/**
 * Somebody of the demo.
 *
 * @param account the client organization that they belong to; null for staff
 */
record Member(UUID tenant, UUID user, UUID account, String email) {}
