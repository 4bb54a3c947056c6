package io.holdfast.rbac.authzen.usecase;

import static java.util.stream.Collectors.toMap;

import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.rbac.model.Entities.Name;
import io.holdfast.rbac.model.Entities.Thing;
import io.holdfast.rbac.point.KnownRights;
import io.holdfast.rbac.point.RightsNow;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What this node remembers for the questions of API clients: the organization's rights, what the client is trusted with, and the
 * people and things that questions name.
 */
@ApplicationScoped
@Collaborator
public class KnownAccess {
    @Inject
    CallerContext context;

    @Inject
    KnownRights rights;

    @Inject
    ReadingEntities reading;

    private final KnownNames<String, Set<String>> clients = new KnownNames<>();
    private final KnownNames<String, Member> members = new KnownNames<>();
    private final KnownNames<Name, Thing> things = new KnownNames<>();

    /** A state of the caller's organization. */
    public record Known(AccessSnapshot snapshot, long epoch) {}

    /** The state that these questions are decided from. Empty for other callers than clients, and when the database is to be asked. */
    public Optional<Known> about(List<AccessQuestion> asked) {
        return context.caller().client().flatMap(client -> rights.of(context.tenant())
                .flatMap(now -> state(client, now, asked)));
    }

    private Optional<Known> state(String client, RightsNow now, List<AccessQuestion> asked) {
        TenantId tenant = context.tenant();
        var trusted = clients.ask(tenant, now.position(), List.of(client));
        var people = members.ask(tenant, now.position(), AccessSnapshot.subjects(asked));
        var named = things.ask(tenant, now.position(), AccessSnapshot.names(asked));
        if (!trusted.missing().isEmpty()
                || !people.missing().isEmpty()
                || !named.missing().isEmpty()) {
            Optional<ReadingEntities.Read> read =
                    reading.at(now.position(), tenant, client, people.missing(), named.missing());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            var readMembers = new MemberNames(read.get().members());
            Map<Name, Thing> readThings = read.get().things().stream().collect(toMap(Thing::name, Function.identity()));
            trusted.learn(name -> Optional.of(read.get().trusted()));
            people.learn(readMembers::find);
            named.learn(name -> Optional.ofNullable(readThings.get(name)));
        }
        return Optional.of(new Known(
                new AccessSnapshot(
                        tenant.value(),
                        now.rights()::decide,
                        now.at(),
                        Map.of(),
                        people.found(),
                        named.found(),
                        trusted.found().get(0)),
                now.position().epoch()));
    }
}
