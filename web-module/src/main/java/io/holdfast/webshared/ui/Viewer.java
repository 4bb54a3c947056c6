package io.holdfast.webshared.ui;

import static io.holdfast.shared.security.Permission.EXPLAIN_DECISIONS;
import static io.holdfast.shared.security.Permission.MANAGE_ACCOUNT_USERS;
import static io.holdfast.shared.security.Permission.MANAGE_ALL_USERS;
import static io.holdfast.shared.security.Permission.MANAGE_LOCATION_USERS;
import static io.holdfast.shared.security.Permission.MANAGE_PERMISSIONS;
import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;
import static io.holdfast.shared.security.Permission.MANAGE_TENANTS;
import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ACCOUNT_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_PROJECTS;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_PROJECTS;
import static io.holdfast.shared.security.Permission.VIEW_AUDIT_LOGS;

import io.holdfast.identity.usecase.ReadingSession;
import io.holdfast.identity.usecase.SessionView;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;

/** The person in front of the screen: name, organization, role, and what the navigation may offer. */
@Named
@RequestScoped
public class Viewer {
    @Inject
    CallerContext context;

    @Inject
    ReadingSession sessions;

    @Inject
    When when;

    private SessionView session;

    public boolean isSignedIn() {
        return context.isSet() && context.caller().kind() == Caller.Kind.USER;
    }

    /** True when the projects screen has something for this person. */
    public boolean isMayReadProjects() {
        return isSignedIn() && context.caller().mayAny(READ_OWN_PROJECTS, READ_ACCOUNT_PROJECTS, READ_ALL_PROJECTS);
    }

    /** True when the invoices screen has something for this person. */
    public boolean isMayReadInvoices() {
        return isSignedIn() && context.caller().mayAny(READ_OWN_INVOICES, READ_ACCOUNT_INVOICES, READ_ALL_INVOICES);
    }

    /** True when there is something that this person may search. */
    public boolean isMaySearch() {
        return isMayReadProjects() || isMayReadInvoices();
    }

    /** True when the audit log of the organization is open to this person. */
    public boolean isMayViewAudit() {
        return isSignedIn() && context.caller().mayAny(VIEW_AUDIT_LOGS);
    }

    /** True when the whole log is open to this person, and so its proof. */
    public boolean isMayVerifyAudit() {
        return isSignedIn() && context.grants().hasInTenant(VIEW_AUDIT_LOGS);
    }

    /** True when connections and settings are this person's business. */
    public boolean isMayManageSystem() {
        return isSignedIn() && context.caller().mayAny(MANAGE_SYSTEM);
    }

    /** True when reasons of decisions are open to this person. */
    public boolean isMayExplain() {
        return isSignedIn() && context.caller().mayAny(EXPLAIN_DECISIONS);
    }

    /** True when this person looks after people, of the whole organization or a part of it. */
    public boolean isMayLookAfterPeople() {
        return isSignedIn() && context.caller().mayAny(MANAGE_ALL_USERS, MANAGE_ACCOUNT_USERS, MANAGE_LOCATION_USERS);
    }

    /** True when this person looks after all people of the organization. */
    public boolean isMayLookAfterEverybody() {
        return isSignedIn() && context.caller().mayAny(MANAGE_ALL_USERS);
    }

    /** True when what roles hold is this person's business. */
    public boolean isMayManagePermissions() {
        return isSignedIn() && context.caller().mayAny(MANAGE_PERMISSIONS);
    }

    /** True when organizations lie below, and what roles hold there is this person's business. */
    public boolean isMayOverseeOrganizations() {
        return isMayManagePermissions() && session().aboveOthers();
    }

    /** True when this person runs the platform, and is where they do. */
    public boolean isMayManageTenants() {
        return isSignedIn() && context.caller().mayAny(MANAGE_TENANTS);
    }

    /** True when this person is in an organization that they are no member of. Needs no database, as all of the frame's words about it. */
    public boolean isEntered() {
        return isSignedIn() && context.caller().entered() != null;
    }

    public String getEnteredOrganization() {
        return context.caller().entered().organization();
    }

    /** "14:02". */
    public String getEnteredSince() {
        return when.clock().time(context.caller().entered().begunAt());
    }

    public String getEnteredUntil() {
        return when.clock().time(context.caller().entered().endsAt());
    }

    /** True for the organization's own people, false for people of one client account. */
    public boolean isStaff() {
        return isSignedIn() && context.caller().accountId() == null;
    }

    public String getName() {
        return session().user().name();
    }

    /** The first word of the name, for greetings. */
    public String getFirstName() {
        return getName().strip().split("\\s+", 2)[0];
    }

    /** The id of the member who looks. */
    public String getId() {
        return context.caller().user().toString();
    }

    public String getEmail() {
        return session().user().email();
    }

    /** One or two letters in place of a picture. */
    public String getInitials() {
        String[] words = getName().replaceAll("[^\\p{L}\\s]", "").strip().split("\\s+");
        String first = words[0].substring(0, Math.min(1, words[0].length()));
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return (first + last).toUpperCase(Locale.ROOT);
    }

    public String getOrganization() {
        return session().tenant().name();
    }

    public String getRole() {
        return Words.role(session().user().role());
    }

    /** The session as the use case gives it, read once per page. */
    public SessionView session() {
        if (session == null) {
            session = sessions.current();
        }
        return session;
    }
}
