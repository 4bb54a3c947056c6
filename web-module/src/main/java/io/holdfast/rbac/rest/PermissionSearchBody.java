package io.holdfast.rbac.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.model.PermissionSearch.Person;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.usecase.ListFilter;
import io.holdfast.rbac.usecase.PermissionSearchPage;
import io.holdfast.webshared.JsonBody;
import io.holdfast.webshared.paging.ListParameters;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What searches for permissions take and give. */
public final class PermissionSearchBody {
    private static final int LONGEST_TEXT = 100;

    private PermissionSearchBody() {}

    @Schema(name = "WhoQuestion")
    record Who(
            @Schema(required = true, example = "budget", maxLength = PermissionQuestion.LONGEST_WORD)
            String resource,

            @Schema(required = true, example = "approve", maxLength = PermissionQuestion.LONGEST_WORD)
            String action,

            @Schema(description = "absent: the organization as a whole")
            ScopeBody scope,

            @Schema(description = "part of the e-mail address; absent: everybody", maxLength = LONGEST_TEXT)
            String text) {}

    @Schema(name = "WhatQuestion")
    record What(
            @Schema(description = "absent: the caller") String userId,

            @Schema(required = true, example = "projects", maxLength = PermissionQuestion.LONGEST_WORD)
            String resource,

            @Schema(required = true, example = "read", maxLength = PermissionQuestion.LONGEST_WORD)
            String action,

            @Schema(description = "part of the place's name; absent: every place", maxLength = LONGEST_TEXT)
            String text) {}

    @Schema(name = "ActionsQuestion")
    record Actions(
            @Schema(description = "absent: the caller") String userId,

            @Schema(description = "absent: the organization as a whole")
            ScopeBody scope,

            @Schema(description = "part of the key; absent: every permission", maxLength = LONGEST_TEXT)
            String text) {}

    @Schema(name = "PermittedPerson")
    public record PersonBody(String userId, String email, String name) {
        static PersonBody of(Person person) {
            return new PersonBody(person.user().toString(), person.email(), person.name());
        }
    }

    @Schema(name = "PermittedPlace")
    public record PlaceBody(ScopeBody scope, String name) {
        static PlaceBody of(NamedPlace place) {
            return new PlaceBody(ScopeBody.of(place.place()), place.name());
        }
    }

    @Schema(name = "PermittedAction")
    public record ActionBody(
            @Schema(example = "approve:budget") String permission) {}

    /** {@code next} is null on the last page. */
    @JsonbNillable
    @Schema(name = "PermissionSearchPage")
    public record PageBody(
            @Schema(description = "PermittedPerson, PermittedPlace or PermittedAction")
            List<?> items,

            @Schema(nullable = true, description = "cursor of the next page")
            String next,

            @Schema(description = "of the organization's rights at which this page was found")
            long epoch,

            @Schema(description = "under which the audit log has it")
            String decisionId) {
        static <T> PageBody of(PermissionSearchPage<T> page, Function<T, Object> body) {
            return new PageBody(
                    page.items().stream().map(body).toList(),
                    page.next(),
                    page.epoch(),
                    page.id().toString());
        }
    }

    /** Which part of a list; {@code text} comes from a body that has not been checked yet. */
    static ListFilter filter(JsonBody body, String cursor, String limit) {
        String text = body.optionalText("text", LONGEST_TEXT);
        if (text != null
                && (text.chars().anyMatch(Character::isISOControl)
                        || !UTF_8.newEncoder().canEncode(text))) {
            body.fault("text", "must not contain control characters or halves of characters.");
        }
        return new ListFilter(text == null ? null : text.toLowerCase(Locale.ROOT), cursor, ListParameters.limit(limit));
    }
}
