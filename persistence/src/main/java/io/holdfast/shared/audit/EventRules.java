package io.holdfast.shared.audit;

import static io.holdfast.shared.audit.Category.ADMINISTRATION;
import static io.holdfast.shared.audit.Category.AUTHENTICATION;
import static io.holdfast.shared.audit.Category.DATA_ACCESS;
import static io.holdfast.shared.audit.Category.SECURITY;
import static io.holdfast.shared.audit.Risk.CRITICAL;
import static io.holdfast.shared.audit.Risk.HIGH;
import static io.holdfast.shared.audit.Risk.LOW;
import static io.holdfast.shared.audit.Risk.MEDIUM;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one rule of family and risk: every action of the product stands here, and in the table of docs/AUDIT.md. LOW is a routine
 * reading or a change of one's own; MEDIUM a change that others feel, a role, an export; HIGH an administrator's role, a person
 * kept out or in, an attack that was stopped; CRITICAL what touches keys or the proof itself,
 * and a role that somebody takes in an emergency.
 */
public final class EventRules {
    /** For a refusal of what has no action of its own and goes by the name of its method. */
    private static final EventRule UNNAMED = EventRule.of(DATA_ACCESS, LOW);

    private static final SortedMap<String, EventRule> RULES = new TreeMap<>();

    static {
        rule("LOGIN", EventRule.of(AUTHENTICATION, LOW).failing(MEDIUM).denying(HIGH));
        rule("LOGOUT", EventRule.of(AUTHENTICATION, LOW));
        rule("operator.refuse", EventRule.of(AUTHENTICATION, HIGH));
        rule("session-role.read", EventRule.of(AUTHENTICATION, LOW));
        rule("session-role.update", EventRule.of(AUTHENTICATION, LOW));
        rule("session.list", EventRule.of(AUTHENTICATION, LOW));
        rule("session.end", EventRule.of(AUTHENTICATION, MEDIUM));
        rule("session.end-others", EventRule.of(AUTHENTICATION, MEDIUM));
        rule("token.refuse", EventRule.of(AUTHENTICATION, MEDIUM));

        rule("invoice.download", EventRule.of(DATA_ACCESS, LOW));
        rule("invoice.list", EventRule.of(DATA_ACCESS, LOW));
        rule("invoice.read", EventRule.of(DATA_ACCESS, LOW));
        rule("invoice.refresh", EventRule.of(DATA_ACCESS, LOW));
        rule("permission.check", EventRule.of(DATA_ACCESS, LOW));
        rule("permission.check-batch", EventRule.of(DATA_ACCESS, LOW));
        rule("permission.explain", EventRule.of(DATA_ACCESS, LOW));
        rule("permission.search", EventRule.of(DATA_ACCESS, LOW));
        rule("permission.simulate", EventRule.of(DATA_ACCESS, LOW));
        rule("project.list", EventRule.of(DATA_ACCESS, LOW));
        rule("project.read", EventRule.of(DATA_ACCESS, LOW));
        rule("project.refresh", EventRule.of(DATA_ACCESS, LOW));
        rule("projection.refresh", EventRule.of(DATA_ACCESS, LOW));
        rule("search.read", EventRule.of(DATA_ACCESS, LOW));

        rule("account.open", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("api-client.list", EventRule.of(ADMINISTRATION, LOW));
        rule("api-client.register", EventRule.of(ADMINISTRATION, HIGH));
        rule("api-client.revoke", EventRule.of(ADMINISTRATION, HIGH));
        rule("assignment.list", EventRule.of(ADMINISTRATION, LOW));
        rule("cache.read", EventRule.of(ADMINISTRATION, LOW));
        rule("connection.store", EventRule.of(ADMINISTRATION, HIGH));
        rule("connection.update", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("entity.remove", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("entity.store", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("housekeeping.sweep", EventRule.of(ADMINISTRATION, LOW));
        rule("import.apply", EventRule.of(ADMINISTRATION, HIGH));
        rule("import.create", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("import.delete", EventRule.of(ADMINISTRATION, LOW));
        rule("import.finish", EventRule.of(ADMINISTRATION, HIGH));
        rule("import.list", EventRule.of(ADMINISTRATION, LOW));
        rule("invitation.read", EventRule.of(ADMINISTRATION, LOW));
        rule("invitation.renew", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("invitation.revoke", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("invitation.simulate", EventRule.of(ADMINISTRATION, LOW));
        rule("job.cancel", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("job.give-up", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("job.list", EventRule.of(ADMINISTRATION, LOW));
        rule("job.read", EventRule.of(ADMINISTRATION, LOW));
        rule("job.replay", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("job-schedule.list", EventRule.of(ADMINISTRATION, LOW));
        rule("job-schedule.read", EventRule.of(ADMINISTRATION, LOW));
        rule("job-schedule.run", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("job-schedule.update", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("location.open", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("mail-language.read", EventRule.of(ADMINISTRATION, LOW));
        rule("mail-language.update", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("mail.bounce", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("mail.give-up", EventRule.of(ADMINISTRATION, LOW));
        rule("mail.list", EventRule.of(ADMINISTRATION, LOW));
        rule("mail.read", EventRule.of(ADMINISTRATION, LOW));
        rule("mail.retry", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("mail.send", EventRule.of(ADMINISTRATION, LOW));
        rule("mail.standing", EventRule.of(ADMINISTRATION, LOW));
        rule("node.drain", EventRule.of(ADMINISTRATION, HIGH));
        rule("node.list", EventRule.of(ADMINISTRATION, LOW));
        rule("organization.list", EventRule.of(ADMINISTRATION, LOW));
        rule("organization.read", EventRule.of(ADMINISTRATION, LOW));
        rule("permission-change.list", EventRule.of(SECURITY, LOW));
        rule("permission-settings.read", EventRule.of(ADMINISTRATION, LOW));
        rule("permission-settings.update", EventRule.of(ADMINISTRATION, HIGH));
        rule("permission-template.list", EventRule.of(ADMINISTRATION, LOW));
        rule("permission-template.read", EventRule.of(ADMINISTRATION, LOW));
        rule("permission-template.update", EventRule.of(ADMINISTRATION, HIGH));
        rule("permission.create", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("permission.list", EventRule.of(ADMINISTRATION, LOW));
        rule("review.close", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("review.decide", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("review.export", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("review.list", EventRule.of(ADMINISTRATION, LOW));
        rule("review.open", EventRule.of(ADMINISTRATION, LOW));
        rule("review.read", EventRule.of(ADMINISTRATION, LOW));
        rule("review.remind", EventRule.of(ADMINISTRATION, LOW));
        rule("review.start", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("review-item.list", EventRule.of(ADMINISTRATION, LOW));
        rule("role.assign-many", EventRule.of(ADMINISTRATION, HIGH));
        rule("role.create", EventRule.of(ADMINISTRATION, HIGH));
        rule("role.delete", EventRule.of(ADMINISTRATION, HIGH));
        rule("role.grant", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("role.hand-over", EventRule.of(ADMINISTRATION, HIGH));
        rule("role.list", EventRule.of(ADMINISTRATION, LOW));
        rule("role.prolong", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("role.read", EventRule.of(ADMINISTRATION, LOW));
        rule("role.remind", EventRule.of(ADMINISTRATION, LOW));
        rule("role.revoke", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("role.update", EventRule.of(ADMINISTRATION, HIGH));
        rule("separation-set.create", EventRule.of(ADMINISTRATION, HIGH));
        rule("separation-set.delete", EventRule.of(ADMINISTRATION, HIGH));
        rule("separation-set.list", EventRule.of(ADMINISTRATION, LOW));
        rule("separation-set.read", EventRule.of(ADMINISTRATION, LOW));
        rule("separation-set.update", EventRule.of(ADMINISTRATION, HIGH));
        rule("separation-violation.list", EventRule.of(ADMINISTRATION, LOW));
        rule("signing-key.create", EventRule.of(ADMINISTRATION, HIGH));
        rule("signing-key.rotate", EventRule.of(ADMINISTRATION, CRITICAL));
        rule("suppression.lift", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("suppression.list", EventRule.of(ADMINISTRATION, LOW));
        rule("system.read", EventRule.of(ADMINISTRATION, LOW));
        rule("system-log.list", EventRule.of(ADMINISTRATION, LOW));
        rule("tenant.list", EventRule.of(ADMINISTRATION, LOW));
        rule("tenant.onboard", EventRule.of(ADMINISTRATION, HIGH));
        rule("user.add", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("user.invite", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("user.join", EventRule.of(ADMINISTRATION, MEDIUM).ofAdministrator(HIGH));
        rule("user.link", EventRule.of(ADMINISTRATION, MEDIUM));
        rule("user.list", EventRule.of(ADMINISTRATION, LOW));
        rule("user.read", EventRule.of(ADMINISTRATION, LOW));
        rule("user.status", EventRule.of(ADMINISTRATION, HIGH));
        rule("user-session.end", EventRule.of(ADMINISTRATION, HIGH));
        rule("user-session.end-all", EventRule.of(ADMINISTRATION, HIGH));
        rule("user-session.list", EventRule.of(ADMINISTRATION, LOW));

        rule("audit.bundle", EventRule.of(SECURITY, MEDIUM));
        rule("audit.clock", EventRule.of(SECURITY, CRITICAL));
        rule("audit.erase", EventRule.of(SECURITY, HIGH));
        rule("audit.export", EventRule.of(SECURITY, MEDIUM));
        rule("audit.incarnation", EventRule.of(SECURITY, CRITICAL));
        rule("audit.list", EventRule.of(SECURITY, LOW));
        rule("audit.prove", EventRule.of(SECURITY, LOW));
        rule("audit.read", EventRule.of(SECURITY, LOW));
        rule("audit.read-checkpoints", EventRule.of(SECURITY, LOW));
        rule("audit.retention", EventRule.of(SECURITY, MEDIUM));
        rule("audit.search", EventRule.of(SECURITY, LOW));
        rule("audit.standing", EventRule.of(SECURITY, LOW));
        rule("audit-hold.list", EventRule.of(SECURITY, LOW));
        rule("audit-hold.release", EventRule.of(SECURITY, HIGH));
        rule("audit-hold.set", EventRule.of(SECURITY, HIGH));
        rule("audit-settings.read", EventRule.of(SECURITY, LOW));
        rule("audit-settings.update", EventRule.of(SECURITY, HIGH));
        rule("audit.verify", EventRule.of(SECURITY, LOW).failing(CRITICAL));
        rule("audit.verify-start", EventRule.of(SECURITY, MEDIUM));
        rule("connection.alarm", EventRule.of(SECURITY, HIGH));
        rule("connection.renew", EventRule.of(SECURITY, LOW).failing(MEDIUM));
        rule("request.refuse", EventRule.of(SECURITY, MEDIUM));
        rule("request.throttle", EventRule.of(SECURITY, MEDIUM));
        rule("tenant-switch.begin", EventRule.of(SECURITY, HIGH));
        rule("tenant-switch.end", EventRule.of(SECURITY, MEDIUM));
        rule("emergency-access.approve", EventRule.of(SECURITY, HIGH));
        rule("emergency-access.end", EventRule.of(SECURITY, HIGH));
        rule("emergency-access.list", EventRule.of(SECURITY, LOW));
        rule("emergency-access.open", EventRule.of(SECURITY, CRITICAL));
        rule("emergency-access.review", EventRule.of(SECURITY, HIGH));
        rule("emergency-access.revoke", EventRule.of(SECURITY, MEDIUM));
        rule("user.warn", EventRule.of(SECURITY, MEDIUM));
    }

    private EventRules() {}

    /** The rule of an action, and the general one for a name that is no action. */
    public static EventRule of(String action) {
        return RULES.getOrDefault(action, UNNAMED);
    }

    /** The rule of an action, if there is one. */
    public static Optional<EventRule> find(String action) {
        return Optional.ofNullable(RULES.get(action));
    }

    /** All actions, by name. */
    public static SortedMap<String, EventRule> all() {
        return Collections.unmodifiableSortedMap(RULES);
    }

    private static void rule(String action, EventRule rule) {
        RULES.put(action, rule);
    }
}
