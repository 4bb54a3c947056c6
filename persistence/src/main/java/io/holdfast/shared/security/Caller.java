package io.holdfast.shared.security;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.id.SessionId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who acts, for which tenant, with which grants, from where. There is always a caller and always a tenant: nobody signed in is
 * {@link Kind#ANONYMOUS} of the platform tenant, background work is a {@link Kind#SYSTEM} caller of one tenant.
 *
 * @param user null unless {@code kind} is {@link Kind#USER}
 * @param session null unless {@code kind} is {@link Kind#USER}
 * @param name a user's e-mail address, or a system caller's name such as {@code zoho-refresh}
 * @param accountId of the client organization that the user belongs to; null for staff and system callers
 * @param entered how a user came into a tenant that they are no member of; null for everybody else
 */
public record Caller(
        Kind kind,
        TenantId tenant,
        UserId user,
        SessionId session,
        String name,
        UUID accountId,
        Grants grants,
        Origin origin,
        TenantSwitch entered) {
    /** The platform's own tenant: it owns what happens before a tenant is known. */
    public static final TenantId PLATFORM = new TenantId(UUID.fromString("00000000-0000-7000-8000-000000000001"));

    /** What the name of a registered program begins with. */
    private static final String CLIENT = "api-client:";

    private static final int IPV6_GROUPS = 8;

    public Caller {
        requireNonNull(kind, "kind");
        requireNonNull(tenant, "tenant");
        requireNonNull(name, "name");
        requireNonNull(grants, "grants");
        requireNonNull(origin, "origin");
        if ((kind == Kind.USER) != (user != null)) {
            throw new IllegalArgumentException("a user, and only a user, has a user id");
        }
    }

    /** Somebody where they belong. */
    public Caller(
            Kind kind,
            TenantId tenant,
            UserId user,
            SessionId session,
            String name,
            UUID accountId,
            Grants grants,
            Origin origin) {
        this(kind, tenant, user, session, name, accountId, grants, origin, null);
    }

    public enum Kind {
        USER,
        SYSTEM,
        ANONYMOUS
    }

    /**
     * Where a request came from.
     *
     * @param address the client's address as the trusted proxies report it; null for background work
     * @param userAgent at most 512 characters; null when the client sent none
     * @param requestId the incident id of every answer; never null
     * @param traceId of W3C Trace Context, 32 hex digits: what the request is part of
     */
    public record Origin(String address, String userAgent, String requestId, String traceId) {
        public Origin {
            requireNonNull(requestId, "requestId");
            requireNonNull(traceId, "traceId");
        }

        /** The beginning of a trace, whose id is the request's without hyphens. */
        public Origin(String address, String userAgent, String requestId) {
            this(address, userAgent, requestId, requestId.replace("-", ""));
        }

        /**
         * What counts as one place when attempts and requests are counted: the address, or the /64 of an IPv6 address, since
         * whoever has one of these usually has them all. Null when there is no address.
         */
        public String network() {
            if (address == null || address.indexOf(':') < 0) {
                return address;
            }
            String[] groups = address.split(":", -1);
            if (groups.length != IPV6_GROUPS || address.contains("::")) {
                return address; // not written in full: the address itself is a narrower, never a wrong place
            }
            return String.join(":", List.of(groups).subList(0, IPV6_GROUPS / 2)) + "::/64";
        }
    }

    public static Caller anonymous(Origin origin) {
        return new Caller(Kind.ANONYMOUS, PLATFORM, null, null, "anonymous", null, Grants.NONE, origin);
    }

    /** A named piece of background work of one tenant, with its own narrow grants. */
    public static Caller system(String name, TenantId tenant, Grants grants, Origin origin) {
        return new Caller(Kind.SYSTEM, tenant, null, null, name, null, grants, origin);
    }

    /** A registered program, which asks for decisions and does nothing else. @param client its name in the tenant */
    public static Caller client(String client, TenantId tenant, Grants grants, Origin origin) {
        return system(CLIENT + client, tenant, grants, origin);
    }

    /** The name of the registered program that this is; empty for everybody else. */
    public Optional<String> client() {
        return kind == Kind.SYSTEM && name.startsWith(CLIENT)
                ? Optional.of(name.substring(CLIENT.length()))
                : Optional.empty();
    }

    /**
     * True when any of the permissions allows this caller to go on: held in any scope, by which the use case then narrows, or for
     * the tenant where that is what it is about. The markers are judged here too.
     */
    public boolean mayAny(Permission... permissions) {
        for (Permission permission : permissions) {
            boolean may =
                    switch (permission) {
                        case ANYONE -> true;
                        case SIGNED_IN -> kind == Kind.USER;
                        case OPERATE, ASK_DECISIONS -> kind == Kind.SYSTEM && grants.has(permission);
                        default -> permission.isOfTheWhole() ? grants.hasInTenant(permission) : grants.has(permission);
                    };
            if (may) {
                return true;
            }
        }
        return false;
    }

    /** The same caller, acting on behalf of a request from elsewhere. */
    public Caller at(Origin elsewhere) {
        return new Caller(kind, tenant, user, session, name, accountId, grants, elsewhere, entered);
    }

    /** The same person in another tenant. @param newGrants what they may there */
    public Caller entering(TenantId organization, Grants newGrants, TenantSwitch by) {
        return new Caller(kind, organization, user, session, name, null, newGrants, origin, by);
    }

    /** The same person where they belong, without any right: who they may be there is for the door to say. */
    public Caller atHome() {
        return new Caller(kind, home(), user, session, name, null, Grants.NONE, origin);
    }

    /** Where the person and their session belong: the tenant, unless they have entered it from elsewhere. */
    public TenantId home() {
        return entered == null ? tenant : entered.home();
    }

    /** The user as a member of the tenant, for rows that say which member did something; null for whoever is none. */
    public UserId member() {
        return entered == null ? user : null;
    }

    public Optional<UserId> userId() {
        return Optional.ofNullable(user);
    }

    public Optional<SessionId> sessionId() {
        return Optional.ofNullable(session);
    }
}
