package io.holdfast.identity.usecase;

import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.identity.model.ApiClients;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.ChangesRights;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Registers programs that ask for decisions about the caller's organization, and ends them. A client learns of everybody what they may
 * do, and its word counts for the attributes that it is trusted with: nobody makes one that can do more than they themselves.
 */
@Stateless
public class RegisteringClients {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 50;
    private static final int MOST_ATTRIBUTES = 50;
    private static final String NOUN = "api-client";

    @Inject
    CallerContext context;

    @Inject
    ApiClients clients;

    @Inject
    TenantSession tenantSession;

    @Inject
    AuditDraft draft;

    /** @param token told this once, and kept nowhere */
    public record Registered(UUID id, String token) {}

    /**
     * Registers a client.
     *
     * @param trusted the attributes that it is believed, such as {@code resource.status}
     * @param explains whether it is told the reasons of decisions
     * @param expiresAt null for never
     * @throws PermissionDenied when the caller does not look after everybody, or may not learn reasons themselves
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} for a name, attribute or time that is none, {@link
     *     ProblemCode#CONFLICT} when there is a client of this name
     */
    @Audited("api-client.register")
    @RequiresPermission(Permission.MANAGE_SYSTEM)
    public Registered register(String name, Set<String> trusted, boolean explains, Instant expiresAt) {
        Caller caller = context.caller();
        require(caller, Permission.MANAGE_ALL_USERS);
        if (explains) {
            require(caller, Permission.EXPLAIN_DECISIONS);
        }
        refuseInvalid(name, trusted, expiresAt);
        String token = ClientTokens.next();
        return new Registered(add(name, token, trusted, explains, expiresAt), token);
    }

    /** Registers a client whose token was made elsewhere, for demo data; a former one of this name is ended. */
    @Audited("api-client.register")
    @RequiresPermission(Permission.OPERATE)
    @ChangesRights
    public void register(String name, String token, Set<String> trusted, boolean explains) {
        clients.live(context.tenant(), name).ifPresent(former -> clients.revoke(context.tenant(), former.id(), null));
        add(name, token, trusted, explains, null);
    }

    /** Whether a client of this name has this token. */
    @RequiresPermission(Permission.OPERATE)
    public boolean isRegistered(String name, String token) {
        return clients.byTokenHash(Tokens.digest(token))
                .filter(key -> key.tenant().equals(context.tenant()))
                .flatMap(clients::live)
                .filter(client -> client.name().equals(name))
                .isPresent();
    }

    /** Every client that was not ended, by name. */
    @Audited("api-client.list")
    @RequiresPermission(Permission.MANAGE_SYSTEM)
    public List<ApiClients.Client> list() {
        List<ApiClients.Client> all = clients.all(context.tenant());
        draft.entity(NOUN, null).meta("count", all.size());
        return all;
    }

    /**
     * Ends a client, at once.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none that was not ended
     */
    @Audited("api-client.revoke")
    @RequiresPermission(Permission.MANAGE_SYSTEM)
    @ChangesRights
    public void revoke(UUID id) {
        Caller caller = context.caller();
        draft.entity(NOUN, id).oldValue("state", "registered");
        if (!clients.revoke(caller.tenant(), id, caller.member())) {
            throw DomainException.notFound("client");
        }
        draft.newValue("state", "ended");
    }

    private UUID add(String name, String token, Set<String> trusted, boolean explains, Instant expiresAt) {
        Caller caller = context.caller();
        draft.entity(NOUN, null)
                .newValue("name", name)
                .newValue("trusted", List.copyOf(new TreeSet<>(trusted)))
                .newValue("explains", explains)
                .newValue("expiresAt", expiresAt)
                .newSecret("token", token);
        UUID id = clients.add(
                        caller.tenant(), name, Tokens.digest(token), trusted, explains, expiresAt, caller.member())
                .orElseThrow(() -> new DomainException(ProblemCode.CONFLICT, "There is a client of this name."));
        draft.entity(NOUN, id);
        return id;
    }

    private void refuseInvalid(String name, Set<String> trusted, Instant expiresAt) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw invalid("/name", "'name' is lower-case words with hyphens, at most 50 characters.");
        }
        if (trusted.size() > MOST_ATTRIBUTES || !trusted.stream().allMatch(AttributeValues::isName)) {
            throw invalid(
                    "/trustedAttributes",
                    "'trustedAttributes' are at most 50 names such as subject.role or resource.status.");
        }
        if (expiresAt != null && !expiresAt.isAfter(tenantSession.now())) {
            throw invalid("/expiresAt", "'expiresAt' must be in the future.");
        }
    }

    private static void require(Caller caller, Permission permission) {
        if (!caller.mayAny(permission)) {
            throw new PermissionDenied(permission);
        }
    }

    private static DomainException invalid(String pointer, String detail) {
        return new DomainException(ProblemCode.INVALID_FIELD, detail, List.of(new FieldError(pointer, detail)));
    }
}
