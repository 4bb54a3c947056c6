/**
 * Books v3: the organization, its customers and their invoices. Every answer is the envelope {@code {"code":0,"message":…}};
 * money comes as a string in one place and as a number in another, an absent date as the empty text. Writing goes as far as
 * tests need it to move an invoice.
 */
package io.holdfast.simulator.books;
