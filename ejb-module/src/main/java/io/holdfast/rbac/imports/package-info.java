/**
 * The background work of imports: a line is tried by the code that does it in earnest, in portions, and by the rights that the person who asked has at that
 * moment. What a line becomes is written with the change itself, so that a job that is begun again does nothing twice.
 */
package io.holdfast.rbac.imports;
