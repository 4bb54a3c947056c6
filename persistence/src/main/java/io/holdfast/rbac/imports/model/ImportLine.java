package io.holdfast.rbac.imports.model;

/**
 * What a line of a file said, none of it null and each at most {@link #LONGEST} characters; what it means is found out later.
 *
 * @param line counted from 1, as an editor shows it
 * @param email in lower case
 * @param name first and last
 * @param place empty for the organization
 * @param begins empty for now
 * @param ends empty for no end
 * @param fault what is wrong with the line as such; null when nothing is
 */
public record ImportLine(
        int line, String email, String name, String role, String place, String begins, String ends, RowProblem fault) {
    public static final int LONGEST = 255;
}
