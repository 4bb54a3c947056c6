/**
 * Sealing of secrets that must lie in the database. The key never lies there, and a sealed value opens only for the
 * purpose, table, column and row, that it was sealed for.
 */
package io.holdfast.shared.crypto;
