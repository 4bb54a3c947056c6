package io.holdfast.rbac.authzen.usecase;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.holdfast.rbac.decision.Decision.Reason;
import io.holdfast.rbac.decision.Question;
import io.holdfast.rbac.model.AttributeValues;
import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.rbac.model.Entities.Name;
import io.holdfast.rbac.model.Entities.Thing;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.security.Scope;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** What a request's questions are decided from: one state of the tenant, at one moment, and what the caller is trusted with. */
public final class AccessSnapshot {
    /** No member and no place has it: whoever is not known is asked about under this id, and the evaluator says no. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final Scope NOWHERE = new Scope(Scope.Type.PROJECT, NOBODY);
    /** No catalogue has it. */
    private static final String NOTHING = "";

    static final String USER = "user";

    private final UUID tenant;
    private final Function<Question, Reason> decisions;
    private final Instant at;
    private final Map<Scope, Scope> places;
    private final MemberNames members;
    private final Map<Name, Thing> things;
    private final Set<String> trusted;

    /**
     * @param decisions of that state
     * @param places those that the questions name, and what they lie in
     * @param members those whom the questions name
     * @param things those that the questions name
     * @param trusted the attributes that the caller is believed
     */
    AccessSnapshot(
            UUID tenant,
            Function<Question, Reason> decisions,
            Instant at,
            Map<Scope, Scope> places,
            Collection<Member> members,
            Collection<Thing> things,
            Set<String> trusted) {
        this.tenant = tenant;
        this.decisions = decisions;
        this.at = at;
        this.places = Map.copyOf(places);
        this.members = new MemberNames(members);
        this.things = things.stream().collect(toUnmodifiableMap(Thing::name, Function.identity()));
        this.trusted = Set.copyOf(trusted);
    }

    Reason decide(AccessQuestion asked) {
        UUID user = user(asked).map(UserId::value).orElse(NOBODY);
        Optional<String> permission = permission(asked);
        Scope place = permission.isPresent() ? place(asked).orElse(NOWHERE) : NOWHERE;
        return decisions.apply(
                new Question(tenant, user, permission.orElse(NOTHING), place, at, null, attributes(asked)));
    }

    /** What is answered to a question that the caller is not answered: as if nobody and nothing were there. */
    Reason decideNothing() {
        return decisions.apply(new Question(tenant, NOBODY, NOTHING, NOWHERE, at));
    }

    /** The member whom a question is about. */
    Optional<UserId> user(AccessQuestion asked) {
        return member(asked.subject()).map(Member::user);
    }

    /** The key that a question asks for; empty when none fits. */
    static Optional<String> permission(AccessQuestion asked) {
        return PermissionKeys.of(asked.action().name(), asked.resource().type());
    }

    /** Where a question's resource is, or lies; empty for what is not known. Whether a place is there is the evaluator's to say. */
    Optional<Scope> place(AccessQuestion asked) {
        return PermissionKeys.placeOf(asked.resource().type()).isPresent()
                ? place(tenant, asked.resource())
                : thing(asked).map(known -> Scope.TENANT);
    }

    /** The place that a resource names, whether or not it is there; empty when it names none, or another tenant. */
    static Optional<Scope> place(UUID tenant, AccessQuestion.Entity resource) {
        Scope.Type type = PermissionKeys.placeOf(resource.type()).orElse(null);
        UUID id = Uuids.find(resource.id()).orElse(null);
        if (type == null || id == null) {
            return Optional.empty();
        }
        if (type == Scope.Type.TENANT) {
            return id.equals(tenant) ? Optional.of(Scope.TENANT) : Optional.empty();
        }
        return Optional.of(new Scope(type, id));
    }

    /** The stored thing that a question is about; empty for places and for what is not known. */
    Optional<Thing> thing(AccessQuestion asked) {
        return Optional.ofNullable(
                things.get(new Name(asked.resource().type(), asked.resource().id())));
    }

    /** The attributes of a question that the caller said and is believed, by name. */
    Set<String> believed(AccessQuestion asked) {
        Set<String> names = new TreeSet<>();
        said(asked).forEach((prefix, said) -> said.keySet().stream()
                .map(name -> prefix + name)
                .filter(trusted::contains)
                .forEach(names::add));
        return names;
    }

    Map<Scope, Scope> places() {
        return places;
    }

    /** What is stored, and over it what the caller says and is believed. Something else than a value makes an attribute unknown. */
    private Map<String, Object> attributes(AccessQuestion asked) {
        Map<String, Object> attributes = new HashMap<>();
        member(asked.subject()).ifPresent(member -> put(attributes, "subject.", member.attributes()));
        thing(asked).ifPresent(thing -> put(attributes, "resource.", thing.attributes()));
        said(asked)
                .forEach((prefix, said) -> said.forEach((name, value) -> {
                    if (trusted.contains(prefix + name)) {
                        AttributeValues.of(value)
                                .ifPresentOrElse(
                                        known -> attributes.put(prefix + name, known),
                                        () -> attributes.remove(prefix + name));
                    }
                }));
        return attributes;
    }

    private static Map<String, JsonObject> said(AccessQuestion asked) {
        return Map.of(
                "subject.", asked.subject().properties(),
                "resource.", asked.resource().properties(),
                "action.", asked.action().properties(),
                "context.", asked.context());
    }

    private static void put(Map<String, Object> attributes, String prefix, Map<String, Object> stored) {
        stored.forEach((name, value) -> attributes.put(prefix + name, value));
    }

    private Optional<Member> member(AccessQuestion.Entity subject) {
        return subject.type().equals(USER) ? members.find(subject.id()) : Optional.empty();
    }

    /** The names of members that questions name, each once. */
    static List<String> subjects(List<AccessQuestion> asked) {
        return asked.stream()
                .map(AccessQuestion::subject)
                .filter(subject -> subject.type().equals(USER))
                .map(AccessQuestion.Entity::id)
                .distinct()
                .toList();
    }

    /** The names of things that questions name, each once. */
    static List<Name> names(List<AccessQuestion> asked) {
        var names = new ArrayList<Name>();
        for (AccessQuestion question : asked) {
            if (PermissionKeys.placeOf(question.resource().type()).isEmpty()) {
                names.add(
                        new Name(question.resource().type(), question.resource().id()));
            }
        }
        return names.stream().distinct().toList();
    }
}
