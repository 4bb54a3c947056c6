package io.holdfast.zoho.books;

/** An organization of Books; {@code usual} marks the one that the account works in by default. */
record BooksOrganization(String id, boolean usual) {}
