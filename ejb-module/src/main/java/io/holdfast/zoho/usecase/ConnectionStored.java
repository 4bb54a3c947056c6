package io.holdfast.zoho.usecase;

import io.holdfast.shared.id.TenantId;

/** A tenant was connected, perhaps to another organization than before. Fired in the transaction that stores it. */
public record ConnectionStored(TenantId tenant) {}
