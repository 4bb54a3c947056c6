package io.holdfast.rbac.authzen.usecase;

import io.holdfast.identity.model.ApiClients;
import io.holdfast.rbac.model.Entities;
import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.rbac.model.Entities.Name;
import io.holdfast.rbac.model.Entities.Thing;
import io.holdfast.rbac.model.Epochs;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.shared.security.TenantBound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who and what questions name, as they are at a position of the organization's rights. */
@Stateless
@TenantBound
@Collaborator
public class ReadingEntities {
    @Inject
    Epochs epochs;

    @Inject
    Entities entities;

    @Inject
    ApiClients clients;

    /** @param trusted the attributes that the client is believed */
    public record Read(Set<String> trusted, List<Member> members, List<Thing> things) {}

    /** Empty when the client was ended, or the rights have changed since the position. */
    public Optional<Read> at(
            Epochs.Position position,
            TenantId tenant,
            String client,
            Collection<String> texts,
            Collection<Name> names) {
        return clients.live(tenant, client)
                .map(live -> new Read(
                        live.trusted(),
                        texts.isEmpty() ? List.of() : entities.members(tenant, texts),
                        names.isEmpty() ? List.of() : entities.things(tenant, names)))
                .filter(read -> epochs.position(tenant).decidesAs(position));
    }
}
