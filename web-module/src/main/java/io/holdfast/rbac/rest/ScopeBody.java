package io.holdfast.rbac.rest;

import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where something holds. */
@Schema(name = "Scope", description = "the whole organization, or one account, location or project of it")
public record ScopeBody(
        @Schema(
                enumeration = {"tenant", "account", "location", "project"},
                example = "tenant")
        String type,

        @Schema(description = "absent for the whole organization")
        String id) {
    private static final int LONGEST = 40;

    static ScopeBody of(Scope scope) {
        return new ScopeBody(
                scope.type().word(), scope.id() == null ? null : scope.id().toString());
    }

    /** Reads {@code scope} of a body that has been checked. @param scope null for the whole organization */
    public static Scope read(JsonBody scope) {
        if (scope == null) {
            return Scope.TENANT;
        }
        String word = scope.text("type", LONGEST);
        String id = scope.optionalText("id", LONGEST);
        scope.check();
        Scope.Type type = type(scope.at(), word);
        if (type == Scope.Type.TENANT && id != null) {
            throw Fields.invalid(scope.at() + "/id", "'id' belongs to an account, location or project.");
        }
        if (type != Scope.Type.TENANT && id == null) {
            throw Fields.invalid(scope.at() + "/id", "'id' is required.");
        }
        UUID place = Fields.id(scope.at() + "/id", id);
        return new Scope(type, place);
    }

    /** Reads a scope in an address: {@code tenant}, or a kind and an id such as {@code account/018f…}. */
    static Scope parse(String text) {
        int slash = text.indexOf('/');
        for (Scope.Type type : Scope.Type.values()) {
            if (slash < 0 && type == Scope.Type.TENANT && type.word().equals(text)) {
                return Scope.TENANT;
            }
            if (slash > 0 && type != Scope.Type.TENANT && type.word().equals(text.substring(0, slash))) {
                return new Scope(type, Uuids.parse("givableAt", text.substring(slash + 1)));
            }
        }
        throw new DomainException(
                ProblemCode.INVALID_PARAMETER,
                "'givableAt' is 'tenant', or 'account/', 'location/' or 'project/' with an id.");
    }

    private static Scope.Type type(String at, String word) {
        for (Scope.Type type : Scope.Type.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                return type;
            }
        }
        throw Fields.invalid(at + "/type", "'type' must be tenant, account, location or project.");
    }
}
