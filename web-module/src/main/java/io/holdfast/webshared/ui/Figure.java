package io.holdfast.webshared.ui;

/**
 * A key figure.
 *
 * @param id stays the same while the figure changes
 * @param note the comparison or consequence under it
 */
public record Figure(String id, String label, String value, String note) {}
