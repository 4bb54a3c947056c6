package io.holdfast.zoho.projects;

/** A portal of Zoho Projects; {@code name} is never null. */
public record ZohoPortal(String id, String name) {}
