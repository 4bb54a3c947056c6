package io.holdfast.rbac.ui;

import io.holdfast.webshared.ui.Words;
import java.util.List;

/**
 * The roles over the columns of a page, with the way to the others.
 *
 * @param path of the page, from the context's
 * @param all true when it shows permissions too that are the same elsewhere
 * @param permission the one that is looked at; null for none
 * @param every how many roles there are, shown or not
 */
public record MatrixHead(String path, boolean all, String permission, int every, MatrixColumns columns) {
    /** What they are called, the highest first. */
    public List<String> roles() {
        return columns.shown().stream().map(Words::role).toList();
    }

    /** True when the roles stand on several pages, or are narrowed. */
    public boolean narrow() {
        return columns.pages() > 1 || columns.text() != null;
    }

    /** What the roles are narrowed by; null for nothing. */
    public String text() {
        return columns.text();
    }

    public int page() {
        return columns.page();
    }

    public int pages() {
        return columns.pages();
    }

    /** The address of the roles before these; null on the first page. */
    public String before() {
        return columns.page() == 1 ? null : at(columns.page() - 1);
    }

    /** The address of the roles after these; null on the last page. */
    public String next() {
        return columns.page() == columns.pages() ? null : at(columns.page() + 1);
    }

    /** The address of all roles. */
    public String everything() {
        return all ? path + "?show=all" : path;
    }

    /** The address of these roles with all permissions, or without those that are the same elsewhere. */
    public String showing(boolean everyPermission) {
        return path + columns.query(everyPermission, null);
    }

    private String at(int page) {
        return path + columns.at(page).query(all, permission);
    }
}
