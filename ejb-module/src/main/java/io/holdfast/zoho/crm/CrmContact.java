package io.holdfast.zoho.crm;

/** A person at a client organization; {@code email} and {@code accountId} are null when the CRM has none. */
public record CrmContact(String id, String name, String email, String accountId) {}
