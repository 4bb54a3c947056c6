package io.holdfast.system;

/** What a release of the product changes of the pack of parent-teacher organizations, and takes back again. */
final class PackRelease {
    private static final String PACK = "parent-teacher-organization";

    private final Database database;

    PackRelease(Database database) {
        this.database = database;
    }

    void gives(String role, String permission) {
        database.execute("INSERT INTO role_pack_role_permissions (pack, role, permission) VALUES ('" + PACK + "', '"
                + role + "', '" + permission + "') ON CONFLICT DO NOTHING");
    }

    void takes(String role, String permission) {
        database.execute("DELETE FROM role_pack_role_permissions WHERE pack = '" + PACK + "' AND role = '" + role
                + "' AND permission = '" + permission + "'");
    }
}
