package io.holdfast.identity.ui;

import io.holdfast.identity.usecase.SessionView.GrantView;
import io.holdfast.webshared.ui.Viewer;
import io.holdfast.webshared.ui.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a person may do here, and through which role: the home of people whose tasks have no screen yet. */
@Named("welcome")
@RequestScoped
public class WelcomePage {
    @Inject
    Viewer viewer;

    /** One role and where it holds. */
    public record HeldRole(String name, String where) {}

    /** The roles behind the permissions, alphabetically. */
    public List<HeldRole> getRoles() {
        Map<String, List<GrantView>> byRole = viewer.session().grants().stream()
                .collect(Collectors.groupingBy(GrantView::role, TreeMap::new, Collectors.toList()));
        return byRole.entrySet().stream()
                .map(e -> new HeldRole(Words.role(e.getKey()), where(e.getValue())))
                .toList();
    }

    /** The permissions by verb. */
    public List<Words.Ability> getAbilities() {
        return Words.abilities(viewer.session().permissions());
    }

    private static String where(List<GrantView> grants) {
        if (grants.stream().anyMatch(g -> g.scopeId() == null)) {
            return "whole organization";
        }
        String kind = grants.get(0).scopeType().toLowerCase(Locale.ROOT);
        long places = grants.stream().map(GrantView::scopeId).distinct().count();
        return places == 1 ? "1 " + kind : places + " " + kind + "s";
    }
}
