package io.holdfast.zoho.books;

/**
 * A customer of Books.
 *
 * @param accountId the CRM account that it was made from; null when it was made in Books
 */
public record BooksCustomer(String id, String accountId) {}
