/**
 * People and assignments out of a file. A line is kept as it was read, with what would become of it and what did; the file is not. Owns
 * imports and import_rows, which housekeeping takes away after a while: they hold names and addresses.
 */
package io.holdfast.rbac.imports.model;
