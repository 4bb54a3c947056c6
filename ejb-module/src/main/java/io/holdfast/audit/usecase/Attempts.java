package io.holdfast.audit.usecase;

import io.holdfast.audit.model.Attempt;
import io.holdfast.audit.model.AuditEvent.Act;
import io.holdfast.audit.model.AuditEvent.Actor;
import io.holdfast.audit.model.AuditEvent.Details;
import io.holdfast.audit.model.AuditEvent.Trace;
import io.holdfast.audit.model.PersonalValue;
import io.holdfast.shared.audit.EventRule;
import io.holdfast.shared.audit.EventRules;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts together who acts and what the draft tells. Address, user agent and a user's name are the caller's personal values. */
final class Attempts {
    /** Says of an event that who did it had entered the organization, by which switch. */
    private static final String SWITCH = "tenantSwitch";

    private Attempts() {}

    static Attempt of(Caller caller, AuditedAction action, Outcome outcome, DraftContents draft) {
        boolean user = caller.kind() == Caller.Kind.USER;
        Details details = caller.entered() == null
                ? draft.details()
                : draft.details().withMeta(SWITCH, caller.entered().id().toString());
        return new Attempt(
                caller.tenant(),
                new Actor(
                        caller.kind(),
                        caller.userId().map(id -> id.value()).orElse(null),
                        user ? null : caller.name(),
                        List.copyOf(caller.grants().roles())),
                act(action, outcome, details),
                details,
                new Trace(
                        caller.sessionId().map(Object::toString).orElse(null),
                        caller.origin().requestId(),
                        draft.decisionId(),
                        draft.policyEpoch()),
                personal(caller, draft));
    }

    private static Act act(AuditedAction action, Outcome outcome, Details details) {
        EventRule rule = EventRules.of(action.name());
        return new Act(
                action.name(), rule.category(), rule.risk(outcome, details.reason(), details.newValues()), outcome);
    }

    /** The same with the reason of a refusal or failure, which takes the place of the reason that the person stated. */
    static DraftContents because(DraftContents draft, String reason) {
        Details details = reason == null ? draft.details() : draft.details().withReason(reason);
        return new DraftContents(details, draft.decisionId(), draft.policyEpoch(), draft.personal());
    }

    private static List<PersonalValue> personal(Caller caller, DraftContents draft) {
        UUID subject =
                caller.userId().map(id -> id.value()).orElse(caller.tenant().value());
        List<PersonalValue> values = new ArrayList<>();
        draft.personal().forEach(value -> values.add(value.of(caller)));
        add(values, subject, PersonalValue.ADDRESS, caller.origin().address());
        add(values, subject, PersonalValue.USER_AGENT, caller.origin().userAgent());
        if (caller.kind() == Caller.Kind.USER) {
            add(values, subject, PersonalValue.ACTOR_NAME, caller.name());
        }
        return values;
    }

    private static void add(List<PersonalValue> values, UUID subject, String field, String value) {
        if (value != null) {
            values.add(new PersonalValue(subject, field, value));
        }
    }
}
