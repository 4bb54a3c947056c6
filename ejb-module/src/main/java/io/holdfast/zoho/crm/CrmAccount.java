package io.holdfast.zoho.crm;

/** A client organization in the CRM. */
public record CrmAccount(String id, String name) {}
