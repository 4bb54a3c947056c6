package io.holdfast.testing;

import java.util.UUID;

/** Tenants with people in them, as the owner of the database makes them. */
public final class People {
    private final TestDatabase database;

    public People(TestDatabase database) {
        this.database = database;
    }

    /** An engineering firm with the roles of its pack. */
    public UUID firm() {
        UUID tenant = database.newTenant("engineering-portal");
        database.inTenant(tenant, sql -> sql.column("SELECT apply_role_pack('engineering-portal')"));
        return tenant;
    }

    /** A login; answers its id. */
    public UUID login(String email) {
        UUID login = UUID.randomUUID();
        return database.asOwner(sql -> {
            sql.update("INSERT INTO logins (id, email, password_hash) VALUES (?, ?, 'hash')", login, email);
            return login;
        });
    }

    /** A member with a login of its own; answers the user's id. */
    public UUID member(UUID tenant) {
        return member(tenant, login("p-" + UUID.randomUUID() + "@people.example"));
    }

    /** A person who is a member of this tenant too. */
    public UUID member(UUID tenant, UUID login) {
        UUID user = UUID.randomUUID();
        return database.asOwner(sql -> {
            sql.update(
                    "INSERT INTO users (tenant_id, id, login_id, email, name, client_dashboard_id)"
                            + " SELECT ?, ?, id, email, 'A person', ? FROM logins WHERE id = ?",
                    tenant,
                    user,
                    user.toString(),
                    login);
            return user;
        });
    }
}
