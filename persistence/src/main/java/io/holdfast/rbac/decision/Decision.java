package io.holdfast.rbac.decision;

import java.util.List;
import java.util.UUID;

/**
 * The answer to a question, and how it came about.
 *
 * @param denials every explicit deny of this permission for this person, with what became of it; empty when R1 decided
 * @param grants every assignment of this person, with what became of it; empty when R1 decided
 */
public record Decision(boolean allowed, Reason reason, List<Branch> denials, List<Branch> grants) {
    public Decision {
        denials = List.copyOf(denials);
        grants = List.copyOf(grants);
    }

    static Decision without(Reason reason) {
        return new Decision(false, reason, List.of(), List.of());
    }

    /** Why, as a stable word for programs. */
    public enum Reason {
        GRANTED,
        DENIED_EXPLICITLY,
        NOT_GRANTED,
        TENANT_NOT_ACTIVE,
        NOT_A_MEMBER,
        MEMBER_DISABLED,
        /** The place is missing, or another tenant's: the two look the same. */
        RESOURCE_NOT_HERE,
        /** The evaluation itself went wrong. */
        FAILED;

        /** True when the answer is yes. */
        public boolean allows() {
            return this == GRANTED;
        }
    }

    /**
     * One assignment or deny that was looked at.
     *
     * @param path from the assigned role to the one that holds the permission; empty unless it matched, and for a deny
     */
    public record Branch(UUID id, Finding finding, List<UUID> path) {
        public Branch {
            path = List.copyOf(path);
        }

        public boolean matches() {
            return finding == Finding.MATCHED;
        }
    }

    /** Whether a branch matched, or the first condition that it failed, in the order of this list. */
    public enum Finding {
        REVOKED,
        NOT_YET_VALID,
        EXPIRED,
        OUT_OF_SCOPE,
        ROLE_NOT_ACTIVE,
        CONDITION_NOT_MET,
        CONDITION_UNKNOWN,
        /** An organization above has named the roles that hold this permission, and this is none of them. */
        PERMISSION_LOCKED,
        PERMISSION_NOT_IN_ROLE,
        MATCHED
    }
}
