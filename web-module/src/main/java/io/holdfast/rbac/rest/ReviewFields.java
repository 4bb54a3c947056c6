package io.holdfast.rbac.rest;

import io.holdfast.rbac.model.AccessReview.Plan;
import io.holdfast.rbac.model.AccessReview.Silence;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.usecase.DecidingReviews;
import io.holdfast.rbac.usecase.ReviewDecision;
import io.holdfast.rbac.usecase.StartingReviews;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import io.holdfast.webshared.JsonBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of access reviews, and how it is read. */
public final class ReviewFields {
    /** Of a review's name. */
    public static final int LONGEST_NAME = 100;

    private static final int LONGEST_ROLE = 50;
    private static final int LONGEST_WORD = 20;
    private static final int LONGEST_ID = 36;
    private static final int LONGEST_TIME = 40;

    private ReviewFields() {}

    @Schema(name = "NewAccessReview", description = "covers the whole organization, or one role, or one place")
    record NewReview(
            @Schema(required = true, example = "Fourth quarter", maxLength = LONGEST_NAME)
            String name,

            @Schema(description = "the name of the only role to review; absent: all", maxLength = LONGEST_ROLE)
            String role,

            @Schema(description = "absent: the whole organization; not together with 'role'")
            ScopeBody scope,

            @Schema(
                    required = true,
                    description = "when it closes, at most a year ahead",
                    example = "2027-01-15T00:00:00Z")
            Instant dueAt,

            @Schema(
                    required = true,
                    enumeration = {"NOTHING", "REVOKE"},
                    description = "what becomes at that time of what nobody answered",
                    example = "NOTHING")
            String onSilence,

            @Schema(
                    description =
                            "ids of those who are asked, who look after people there, at most 20; absent: the caller")
            List<String> reviewers) {}

    @Schema(name = "ReviewAnswer")
    record Decision(
            @Schema(
                    required = true,
                    enumeration = {"KEEP", "REVOKE", "ESCALATE"},
                    example = "KEEP")
            String decision,

            @Schema(description = "required unless the assignment is kept", maxLength = ReviewItem.LONGEST_REASON)
            String reason) {}

    @Schema(
            name = "ReviewAnswers",
            description = "several that are kept, all or none",
            example = "{\"decision\":\"KEEP\",\"items\":[\"018f0000-0000-7000-8000-00000000beef\"]}")
    record Decisions(
            @Schema(required = true, enumeration = "KEEP", example = "KEEP")
            String decision,

            @Schema(
                    required = true,
                    description = "ids",
                    minItems = 1,
                    maxItems = DecidingReviews.MOST_TOGETHER,
                    example = "[\"018f0000-0000-7000-8000-00000000beef\"]")
            List<String> items,

            @Schema(maxLength = ReviewItem.LONGEST_REASON) String reason) {}

    /** What is decided, and why. */
    record Decided(ReviewDecision decision, String reason) {}

    /** What is kept together, and why. */
    record Kept(Set<UUID> items, String reason) {}

    /** @throws io.holdfast.shared.problem.DomainException for what is missing, unknown or not valid, with a pointer to each */
    static Plan plan(JsonBody body) {
        String name = body.text("name", LONGEST_NAME);
        String role = body.optionalText("role", LONGEST_ROLE);
        JsonBody place = body.optionalObject("scope", "type", "id");
        String due = body.text("dueAt", LONGEST_TIME);
        String silence = body.text("onSilence", LONGEST_WORD);
        List<String> reviewers = body.optionalTexts("reviewers", LONGEST_ID);
        if (reviewers.size() > StartingReviews.MOST_REVIEWERS) {
            body.fault("reviewers", "must have at most " + StartingReviews.MOST_REVIEWERS + " elements.");
        }
        body.check();
        Scope scope = ScopeBody.read(place);
        if (role != null && scope.type() != Scope.Type.TENANT) {
            throw Fields.invalid("/scope", "A review covers one role or one place: leave 'role' or 'scope' out.");
        }
        return new Plan(
                name.strip(),
                role,
                scope,
                Fields.moment("/dueAt", due),
                word("/onSilence", silence, Silence.class),
                ids("/reviewers", reviewers).stream().map(UserId::new).toList());
    }

    static Decided decided(JsonBody body) {
        String decision = body.text("decision", LONGEST_WORD);
        String reason = body.optionalText("reason", ReviewItem.LONGEST_REASON);
        body.check();
        return new Decided(word("/decision", decision, ReviewDecision.class), reason);
    }

    static Kept kept(JsonBody body) {
        String decision = body.text("decision", LONGEST_WORD);
        List<String> items = body.optionalTexts("items", LONGEST_ID);
        String reason = body.optionalText("reason", ReviewItem.LONGEST_REASON);
        if (items.isEmpty() || items.size() > DecidingReviews.MOST_TOGETHER) {
            body.fault("items", "must have 1 to " + DecidingReviews.MOST_TOGETHER + " elements.");
        }
        if (!decision.isEmpty() && !decision.equals(ReviewDecision.KEEP.name())) {
            body.fault("decision", "must be KEEP: whatever is taken back is decided one by one.");
        }
        body.check();
        return new Kept(ids("/items", items), reason);
    }

    private static Set<UUID> ids(String pointer, List<String> texts) {
        List<UUID> ids = new ArrayList<>();
        for (String text : texts) {
            ids.add(Fields.id(pointer + "/" + ids.size(), text));
        }
        return new LinkedHashSet<>(ids);
    }

    private static <E extends Enum<E>> E word(String pointer, String word, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Fields.invalid(
                        pointer,
                        "'" + pointer.substring(1) + "' must be one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
