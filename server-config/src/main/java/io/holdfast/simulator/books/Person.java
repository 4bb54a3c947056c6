package io.holdfast.simulator.books;

/**
 * Somebody at a customer to whom invoices can go.
 *
 * @param crmContact the id of the same person in CRM
 */
record Person(String id, String crmContact, String firstName, String lastName, String email, String phone) {}
