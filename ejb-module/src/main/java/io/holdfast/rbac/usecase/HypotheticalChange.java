package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.RoleDefinition;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

/** A change of rights that somebody wants to know the effect of. */
public sealed interface HypotheticalChange {
    /** How many assignments one question may be about. */
    int MOST_ASSIGNMENTS = 1_000;

    /** What the question is about, for the log. */
    String kind();

    /** The organization whose rights change, one below the caller's; null for the caller's own. */
    default TenantId organization() {
        return null;
    }

    /** A change of what roles hold, for everybody who has them. */
    sealed interface RolesChange extends HypotheticalChange {}

    /** A role is made, or changed into what is defined. @param id null for a new one */
    record OfRole(UUID id, RoleDefinition definition) implements RolesChange {
        @Override
        public String kind() {
            return "role";
        }
    }

    /** A role takes over from these, by name, and no others. */
    record OfHierarchy(UUID role, SortedSet<String> takesOver) implements RolesChange {
        @Override
        public String kind() {
            return "hierarchy";
        }
    }

    /** An organization changes what its roles hold. @param organization null for the caller's own */
    record OfSettings(TenantId organization, List<SettingsChange> changes) implements RolesChange {
        public OfSettings {
            changes = List.copyOf(changes);
        }

        @Override
        public String kind() {
            return "override";
        }
    }

    /** An organization has another version of a template. */
    record OfTemplate(TemplateChoice choice) implements RolesChange {
        @Override
        public String kind() {
            return "template";
        }
    }

    /** Roles are given, end at another time or are taken back, one after the other. */
    record OfAssignments(List<AssignmentWish> wishes) implements HypotheticalChange {
        public OfAssignments {
            wishes = List.copyOf(wishes);
            if (wishes.size() > MOST_ASSIGNMENTS) {
                throw new IllegalArgumentException("more than " + MOST_ASSIGNMENTS + " assignments");
            }
        }

        @Override
        public String kind() {
            return "assignment";
        }
    }

    /** Offices change hands. */
    record OfHandover(Handover handover) implements HypotheticalChange {
        @Override
        public String kind() {
            return "handover";
        }
    }

    /** Many people are given roles, or lose them. */
    record OfBulk(BulkAssignment bulk) implements HypotheticalChange {
        @Override
        public String kind() {
            return "bulk";
        }
    }

    /** The lines of an import that give members roles. */
    record OfImport(UUID id) implements HypotheticalChange {
        @Override
        public String kind() {
            return "import";
        }
    }

    /** One assignment that is given, prolonged or taken back. */
    sealed interface AssignmentWish {}

    /** Parameters as those of {@link AssigningRoles#assign}. */
    record Give(UserId user, String role, Scope scope, Instant from, Instant to, Map<String, Object> condition)
            implements AssignmentWish {}

    /** Parameters as those of {@link AssigningRoles#prolong}. */
    record Prolong(UUID assignment, Instant to) implements AssignmentWish {}

    /** Parameters as those of {@link AssigningRoles#revoke}. */
    record Revoke(UUID assignment) implements AssignmentWish {}
}
