package io.holdfast.audit.usecase;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * Which fields of which nouns enter the log: an allow-list, so that a password, a token or a new column is left out until
 * somebody decides otherwise here. Clear fields are readable for as long as the log exists and can never be erased; a field
 * about a person is listed as personal, enters as a commitment and can be erased; a secret is listed as such and enters as an HMAC.
 */
final class RecordedFields {
    private static final Set<String> META_OF_ALL =
            Set.of("count", "source", "stale", "method", "invitation", "filter", "format");

    private static final Map<String, Fields> BY_NOUN = Map.ofEntries(
            entry("tenant", clear("name", "slug", "kind", "tier", "status")),
            entry(
                    "emergency-access",
                    clear("user", "role", "scope", "validTo", "minutes", "opening", "assignment", "state")),
            entry("tenant-switch", clear("organization", "from", "to", "state", "endReason")),
            entry("account", clear("name", "slug", "status")),
            entry("location", clear("name", "slug", "timeZone", "status")),
            entry(
                    "user",
                    clear(
                                    "status",
                                    "role",
                                    "account",
                                    "scope",
                                    "values",
                                    "endedSessions",
                                    "sessions",
                                    "session",
                                    "assignment",
                                    "handover",
                                    "bulk",
                                    "import",
                                    "review",
                                    "validFrom",
                                    "validTo",
                                    "condition",
                                    "permission",
                                    "allowed",
                                    "verdict",
                                    "resource",
                                    "attributes")
                            .withPersonal("email", "name", "contact", "formerContact")
                            .aboutPerson()),
            entry(
                    "invitation",
                    clear("role", "account", "scope", "validFrom", "validTo", "expiresAt", "state", "import")
                            .withPersonal("email", "name")
                            .withSecret("token")
                            .aboutPerson()),
            entry("session", clear("method", "endReason", "expiresAt", "state", "activeRoles")),
            entry("signin", clear("method", "tenant").withPersonal("email")),
            entry(
                    "role",
                    clear(
                            "key",
                            "name",
                            "scope",
                            "permission",
                            "description",
                            "level",
                            "permissions",
                            "takesOver",
                            "office")),
            entry("bulk", clear("given", "ended", "refused")),
            entry("import", clear("lines", "state", "given", "invited", "present", "refused")),
            entry(
                    "review",
                    clear(
                            "name",
                            "role",
                            "scope",
                            "dueAt",
                            "onSilence",
                            "reviewers",
                            "state",
                            "item",
                            "items",
                            "assignment",
                            "decision",
                            "trouble",
                            "kept",
                            "revoked",
                            "notAnswered",
                            "gone")),
            entry("handover", clear("given", "ended", "refused")),
            entry("permission", clear("name", "description")),
            entry("permission-settings", clear("changes")),
            entry("permission-template", clear("template")),
            entry("separation-set", clear("name", "description", "kind", "cardinality", "roles")),
            entry("project", clear("name", "status")),
            // Anything may be typed into a search, names of people most of all.
            entry("decision", clear("kind", "semantic", "allowed", "denied", "found")),
            // What a thing is like is for conditions, and for whoever stored it; the log has the names.
            entry("entity", clear("attributes", "state")),
            entry(
                    "api-client",
                    clear("name", "trusted", "explains", "expiresAt", "state").withSecret("token")),
            entry("search", clear().withPersonal("text")),
            // What a new incarnation says of the log before it, what was verified, what a bundle holds, and what the
            // clock said when it was set back. Words and addresses are looked for here, too.
            entry(
                    "audit",
                    clear(
                                    "incarnation",
                                    "size",
                                    "root",
                                    "from",
                                    "to",
                                    "events",
                                    "covered",
                                    "findings",
                                    "kind",
                                    "position",
                                    "cutoff",
                                    "clock",
                                    "signed")
                            .withPersonal("text", "address")),
            // Who got it stands in the outbox; what it said stands nowhere.
            entry("mail", clear("kind", "state")),
            entry("mail-language", clear("language")),
            entry("job", clear("type", "state")),
            entry("job-schedule", clear("name", "cron", "zone", "enabled")),
            entry("audit-settings", clear("retention")),
            entry("audit-hold", clear("state", "subject", "from", "to")),
            entry("node", clear("name", "state")),
            entry("signing-key", clear("signs", "withdrawn")),
            entry("suppression", clear("state")),
            entry(
                    "connection",
                    clear("mode", "status", "portal", "organization")
                            .withSecret("clientId", "clientSecret", "refreshToken")));

    private RecordedFields() {}

    /** True when a value of this field may stand in the log in clear. */
    static boolean allowsClear(String noun, String field) {
        return META_OF_ALL.contains(field) || of(noun).clear().contains(field);
    }

    /** True when a value of this field may be committed to and kept encrypted. */
    static boolean allowsPersonal(String noun, String field) {
        return of(noun).personal().contains(field);
    }

    /** True when a secret of this field may be kept as its HMAC. */
    static boolean allowsSecret(String noun, String field) {
        return of(noun).secret().contains(field);
    }

    /** True when the noun's id names a person, whose key then protects the personal values. */
    static boolean isPerson(String noun) {
        return of(noun).person();
    }

    private static Fields of(String noun) {
        return BY_NOUN.getOrDefault(noun, clear());
    }

    private static Fields clear(String... fields) {
        return new Fields(Set.of(fields), Set.of(), Set.of(), false);
    }

    private record Fields(Set<String> clear, Set<String> personal, Set<String> secret, boolean person) {
        Fields withPersonal(String... fields) {
            return new Fields(clear, Set.of(fields), secret, person);
        }

        Fields withSecret(String... fields) {
            return new Fields(clear, personal, Set.of(fields), person);
        }

        Fields aboutPerson() {
            return new Fields(clear, personal, secret, true);
        }
    }
}
