package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.AssignedRole;
import java.util.List;

/** An assignment with what its role holds. @param permissions the keys, those taken over from other roles included */
public record HeldRole(AssignedRole assigned, List<String> permissions) {
    public HeldRole {
        permissions = List.copyOf(permissions);
    }
}
