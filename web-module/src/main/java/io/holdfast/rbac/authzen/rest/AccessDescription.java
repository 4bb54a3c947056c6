package io.holdfast.rbac.authzen.rest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How bodies of the AuthZEN API look. {@link AccessBody} reads them; further members are ignored. */
final class AccessDescription {
    static final String EVALUATION = "AccessEvaluation";
    static final String EVALUATIONS = "AccessEvaluations";
    static final String DECISION = "AccessDecision";
    static final String DECISIONS = "AccessDecisions";
    static final String SEARCH = "AccessSearch";
    static final String RESULTS = "AccessSearchResults";
    static final String METADATA = "AuthzenConfiguration";

    private static final String PROPERTIES = "what is said of it; counts as far as the caller is trusted with it";

    private AccessDescription() {}

    @Schema(name = "AccessEntity", description = "a subject or resource")
    record EntityBody(
            @Schema(required = true, example = "user") String type,

            @Schema(description = "required unless it is searched for", example = "alice")
            String id,

            @Schema(type = SchemaType.OBJECT, description = PROPERTIES)
            Map<String, Object> properties) {}

    @Schema(name = "AccessAction")
    record ActionBody(
            @Schema(required = true, description = "a verb, or a whole key such as approve:budget", example = "read")
            String name,

            @Schema(type = SchemaType.OBJECT, description = PROPERTIES)
            Map<String, Object> properties) {}

    @Schema(name = EVALUATION)
    record EvaluationBody(
            @Schema(required = true) EntityBody subject,
            @Schema(required = true) ActionBody action,
            @Schema(required = true) EntityBody resource,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> context) {}

    @Schema(
            name = EVALUATIONS,
            description = "what stands beside the evaluations holds for each that does not say it itself")
    record EvaluationsBody(
            EntityBody subject,
            ActionBody action,
            EntityBody resource,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> context,

            @Schema(description = "at most 1,000; without any it is a single evaluation")
            List<EvaluationBody> evaluations,

            OptionsBody options) {}

    @Schema(name = "AccessOptions")
    record OptionsBody(
            @Schema(
                    name = "evaluations_semantic",
                    enumeration = {"execute_all", "deny_on_first_deny", "permit_on_first_permit"},
                    defaultValue = "execute_all")
            String semantic) {}

    @Schema(name = DECISION)
    record DecisionBody(
            @Schema(required = true) boolean decision,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "decisionId and epoch; reason, for callers who may learn it; error, in a batch")
            Map<String, Object> context) {}

    @Schema(name = DECISIONS, description = "in the order of the request; that of a single evaluation when it was one")
    record DecisionsBody(
            List<DecisionBody> evaluations,

            @Schema(type = SchemaType.OBJECT, description = "decisionId and epoch")
            Map<String, Object> context) {}

    @Schema(name = SEARCH, description = "what is searched for has no id; a search for actions has no action")
    record SearchBody(
            @Schema(required = true) EntityBody subject,
            ActionBody action,
            @Schema(required = true) EntityBody resource,

            @Schema(type = SchemaType.OBJECT) Map<String, Object> context,

            PageBody page) {}

    @Schema(name = "AccessPage")
    record PageBody(
            @Schema(description = "next_token of the page before")
            String token,

            @Schema(minimum = "0", maximum = "200", defaultValue = "50")
            Integer limit) {}

    @Schema(name = RESULTS)
    record ResultsBody(
            NextBody page,

            @Schema(type = SchemaType.OBJECT, description = "decisionId and epoch")
            Map<String, Object> context,

            @Schema(description = "entities with type and id, or actions with a name; sorted")
            List<EntityBody> results) {}

    @Schema(name = "AccessNextPage")
    record NextBody(
            @Schema(name = "next_token", description = "empty at the end")
            String next,

            int count) {}

    @Schema(name = METADATA)
    record MetadataBody(
            @Schema(name = "policy_decision_point", example = "https://pdp.example.com")
            String decisionPoint,

            @Schema(name = "access_evaluation_endpoint") String evaluation,
            @Schema(name = "access_evaluations_endpoint") String evaluations,
            @Schema(name = "search_subject_endpoint") String subjects,
            @Schema(name = "search_resource_endpoint") String resources,
            @Schema(name = "search_action_endpoint") String actions) {}
}
