package io.holdfast.launcher;

/** The account that migrations use; no node ever learns it. */
record SchemaOwner(Installation installation, String url, String user, String password) {

    /** @throws LauncherException naming the settings that are missing for an external database */
    static SchemaOwner of(Installation installation) {
        var settings = installation.settings();
        if (!Database.isExternal(settings))
            return new SchemaOwner(
                    installation,
                    EmbeddedPostgres.url(EmbeddedPostgres.portOf(settings)),
                    "holdfast_owner",
                    installation.secrets().databasePassword("owner"));
        var values = settings.required(
                "Migrations need the owner of the schema",
                "holdfast.db.url",
                "holdfast.db.owner.user",
                "holdfast.db.owner.password");
        return new SchemaOwner(installation, values.get(0), values.get(1), values.get(2));
    }

    /** How many migrations ran. */
    int migrate() {
        return new Migrations(
                        installation.dist().persistence(), installation.home().log("migrations"))
                .run(url, user, password);
    }
}
