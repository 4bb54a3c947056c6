package io.holdfast.launcher;

/** How nodes reach the database. @param url without credentials @param user the runtime role */
record Database(String url, String user, String password) {

    static Database external(Settings settings) {
        var values = settings.required(
                "HOLDFAST_DB_URL names an external database, and its account is missing",
                "holdfast.db.url",
                "holdfast.db.user",
                "holdfast.db.password");
        if (!values.get(0).startsWith("jdbc:postgresql:"))
            throw LauncherException.withCode(
                    ExitCode.USAGE,
                    "HOLDFAST_DB_URL must begin with jdbc:postgresql: (PostgreSQL is the only database).");
        if (values.get(0).contains("password="))
            throw LauncherException.withCode(
                    ExitCode.USAGE, "HOLDFAST_DB_URL carries a password: give it in HOLDFAST_DB_PASSWORD instead.");
        return new Database(values.get(0), values.get(1), values.get(2));
    }

    static boolean isExternal(Settings settings) {
        return settings.find("holdfast.db.url").isPresent();
    }

    /**
     * The address with the parameters that the application counts on: strings are sent without a type, so that the server
     * decides whether they are a uuid, jsonb or an address.
     */
    String urlFor(String node) {
        return withParameter(withParameter(url, "stringtype", "unspecified"), "ApplicationName", "holdfast-" + node);
    }

    private static String withParameter(String url, String name, String value) {
        if (url.contains("?" + name + "=") || url.contains("&" + name + "=")) return url;
        return url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }
}
