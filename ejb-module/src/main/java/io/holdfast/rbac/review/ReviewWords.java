package io.holdfast.rbac.review;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.rbac.model.AccessReview;
import io.holdfast.rbac.model.AccessReview.Counts;
import io.holdfast.rbac.model.AssignedRole;
import io.holdfast.rbac.model.ReviewItem;
import io.holdfast.rbac.model.ReviewItem.State;
import io.holdfast.rbac.usecase.ExportingReviews.Evidence;
import io.holdfast.rbac.usecase.Names;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** What the evidence of a review says, as JSON and for people. Members without a value are absent. */
final class ReviewWords {
    static final String README = """
            EVIDENCE OF AN ACCESS REVIEW

            review.json    what was reviewed, by whom, until when, and how it ended
            items.jsonl    a line for each assignment: who held what, who decided what about it, when and why
            SHA256SUMS     the digests of these files, with the review and the log that they belong to
            SHA256SUMS.sig the Ed25519 signature (RFC 8032) of SHA256SUMS, made with the key of the audit log

            HOW TO CHECK IT

                sha256sum -c SHA256SUMS
                openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig

            Get the key from somebody you trust, not from this file: a forger would put his own into it. key.txt is the same key
            as the audit log's bundles name it; compare it with the one that you trust.

            The audit log has every step as an event of this review (entity 'review', entityId of review.json). A bundle of these
            events, /api/v1/audit-logs/bundle?kind=SELECTION&entity=review&entityId=..., is checked by holdfast-verify.jar.

            WHICH CONTROLS IT IS ABOUT (SOC 2, Trust Services Criteria)

            CC6.2  Access is removed when it is no longer authorized: items that were REVOKED, or NOT_ANSWERED and taken back.
            CC6.3  Access by roles is reviewed with regard to least privilege and separation of duties: all items.
            """;

    private ReviewWords() {}

    static String review(Evidence evidence) {
        AccessReview review = evidence.review();
        JsonArrayBuilder reviewers = JSON.createArrayBuilder();
        evidence.reviewers()
                .forEach(one -> reviewers.add(JSON.createObjectBuilder()
                        .add("id", one.user().toString())
                        .add("name", one.name())
                        .add("email", one.email())));
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("format", 1)
                .add("tenant", evidence.tenant().toString())
                .add("id", review.id().toString())
                .add("name", review.name());
        add(json, "role", review.role());
        json.add("scope", scope(review.scope()))
                .add(
                        "owner",
                        JSON.createObjectBuilder()
                                .add("id", review.owner().toString())
                                .add("name", review.ownerName()))
                .add("reviewers", reviewers)
                .add("created", review.createdAt().toString());
        add(json, "opened", review.openedAt());
        json.add("due", review.dueAt().toString())
                .add("onSilence", review.onSilence().name());
        add(json, "closed", review.closedAt());
        add(json, "closedBy", review.closedBy());
        return json.add("counts", counts(evidence.counts()))
                .add("controls", JSON.createArrayBuilder().add("CC6.2").add("CC6.3"))
                .build()
                .toString();
    }

    static String item(ReviewItem item, Names names) {
        AssignedRole assigned = item.assigned();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", item.id().toString())
                .add(
                        "person",
                        JSON.createObjectBuilder()
                                .add("id", assigned.user().toString())
                                .add("name", assigned.name())
                                .add("email", assigned.email()))
                .add("assignment", assigned.id().toString())
                .add("role", assigned.role())
                .add("scope", scope(assigned.scope()))
                .add("assigned", assigned.assignedAt().toString());
        add(json, "validTo", assigned.validTo());
        add(json, "lastSignIn", item.lastLogin());
        json.add("reviewer", item.reviewer().toString()).add("reviewerName", item.reviewerName());
        json.add("state", item.state().name());
        add(json, "reason", item.reason());
        add(json, "decided", item.decidedAt());
        person(json, "decidedBy", item.decidedBy(), names);
        if (item.escalation() != null) {
            add(json, "escalated", item.escalation().at());
            add(json, "escalationReason", item.escalation().reason());
            person(json, "escalatedBy", item.escalation().by(), names);
        }
        add(json, "takenBack", item.endedAt());
        add(json, "trouble", item.trouble());
        JsonArrayBuilder controls = JSON.createArrayBuilder();
        if (item.state() == State.REVOKED || item.endedAt() != null) {
            controls.add("CC6.2");
        }
        return json.add("controls", controls.add("CC6.3")).build().toString();
    }

    private static JsonObjectBuilder counts(Counts counts) {
        return JSON.createObjectBuilder()
                .add("items", counts.items())
                .add("kept", counts.kept())
                .add("revoked", counts.revoked())
                .add("notAnswered", counts.notAnswered())
                .add("gone", counts.gone());
    }

    private static JsonObjectBuilder scope(Scope scope) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("type", scope.type().word());
        add(json, "id", scope.id());
        return json;
    }

    private static void person(JsonObjectBuilder json, String name, UserId user, Names names) {
        if (user != null) {
            JsonObjectBuilder person = JSON.createObjectBuilder().add("id", user.toString());
            add(person, "name", names.person(user.value()).orElse(null));
            json.add(name, person);
        }
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value != null) {
            json.add(name, value.toString());
        }
    }
}
