package io.holdfast.rbac.ui;

import static java.util.stream.Collectors.joining;

import io.holdfast.rbac.model.RoleInfo;
import io.holdfast.rbac.usecase.ReadingRoles;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;

/** The roles of the organization, the highest first, and which take over from which. */
@Named("rolesPage")
@RequestScoped
public class RolesPage {
    @Inject
    ReadingRoles reading;

    private List<RoleInfo> roles;

    /** Reads all of them before anything is written. */
    public void open() {
        roles = reading.all();
    }

    /** One role in words. @param takesOver empty when it takes over from none */
    public record Row(
            String id, String title, String description, String kind, int level, int permissions, String takesOver) {}

    public List<Row> getRows() {
        return roles.stream()
                .sorted(Comparator.comparingInt(RoleInfo::level).reversed().thenComparing(RoleInfo::name))
                .map(role -> new Row(
                        role.id().toString(),
                        Words.role(role.name()),
                        role.description(),
                        role.system() ? "shipped" : "your own",
                        role.level(),
                        role.permissions().size(),
                        role.takesOver().stream().map(Words::role).collect(joining(", "))))
                .toList();
    }

    public HierarchyPicture getPicture() {
        return new HierarchyPicture(roles);
    }
}
