package io.holdfast.tenancy.model;

import java.util.Arrays;
import java.util.Optional;

/** What a tenant uses Holdfast for; decides which role pack it starts with. */
public enum TenantKind {
    ENGINEERING_PORTAL("engineering-portal", "engineering-portal", "admin"),
    FOOD_SAFETY("food-safety", "food-safety", "TENANT_ADMIN"),
    PARENT_TEACHER_ORGANIZATION("parent-teacher-organization", "parent-teacher-organization", "president"),
    /** Whose only purpose is to be asked about: the fixture of the AuthZEN certification. */
    AUTHZEN("authzen", "authzen", "decisions_admin"),
    /** The installation's own tenant: its people run the platform. */
    PLATFORM("platform", "food-safety", "SUPER_ADMIN");

    private final String word;
    private final String rolePack;
    private final String administratorRole;

    TenantKind(String word, String rolePack, String administratorRole) {
        this.word = word;
        this.rolePack = rolePack;
        this.administratorRole = administratorRole;
    }

    /** The word in the table and in JSON. */
    public String word() {
        return word;
    }

    /** The pack whose roles and permissions a new tenant of this kind gets. */
    public String rolePack() {
        return rolePack;
    }

    /** The role of the first person of such a tenant. */
    public String administratorRole() {
        return administratorRole;
    }

    /** @throws IllegalArgumentException for a word that no kind has */
    public static TenantKind ofWord(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException("no tenant kind '" + word + "'"));
    }

    public static Optional<TenantKind> find(String word) {
        return Arrays.stream(values()).filter(k -> k.word.equals(word)).findFirst();
    }
}
