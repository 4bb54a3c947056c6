package io.holdfast.rbac.imports.model;

/**
 * Why a line is not taken, and how to mend it.
 *
 * @param column of the file, by its name; null when it is about the line
 */
public record RowProblem(String column, String detail) {}
