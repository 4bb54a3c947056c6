package io.holdfast.rbac.authzen.usecase;

import io.holdfast.rbac.model.Entities.Member;
import io.holdfast.shared.id.Uuids;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Members by every text that names them: the name that others have for them, the e-mail address and the id, these two in any case. */
final class MemberNames {
    private final Map<String, Member> members = new HashMap<>();

    MemberNames(Collection<Member> members) {
        for (Member member : members) {
            this.members.put(member.email(), member);
            this.members.put(member.user().toString(), member);
            this.members.put(member.shown(), member);
        }
    }

    Optional<Member> find(String text) {
        boolean ofAnyCase = text.contains("@") || Uuids.find(text).isPresent();
        return Optional.ofNullable(members.get(ofAnyCase ? text.toLowerCase(Locale.ROOT) : text));
    }
}
