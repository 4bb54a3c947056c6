package io.holdfast.demo;

import java.util.List;

/** Who is in the demo: people, checks and the README sign in with these. */
final class DemoPeople {
    static final List<DemoTenant> TENANTS = List.of(
            new DemoTenant("platform", "Holdfast platform", "platform", null),
            new DemoTenant("meridian", "Meridian Engineering", "engineering-portal", null),
            new DemoTenant("harvest", "Harvest Kitchens", "food-safety", null),
            new DemoTenant("riverside", "Riverside District", "parent-teacher-organization", null),
            new DemoTenant("lincoln", "Lincoln PTO", "parent-teacher-organization", "riverside"),
            new DemoTenant("oak", "Oak PTO", "parent-teacher-organization", "riverside"),
            new DemoTenant("authzen", "AuthZEN certification", "authzen", null));

    static final List<DemoAccount> ACCOUNTS =
            List.of(new DemoAccount("acme", "Acme"), new DemoAccount("globex", "Globex"));

    static final List<DemoLocation> LOCATIONS = List.of(
            new DemoLocation("downtown", "Downtown", "210 Main Street"),
            new DemoLocation("harbor", "Harbor", "18 Pier Road"),
            new DemoLocation("airport", "Airport", "Terminal B, Gate 14"));

    static final List<DemoLock> LOCKS =
            List.of(new DemoLock("riverside", "budget", "approve:budget", List.of("president", "treasurer")));

    static final List<Person> PEOPLE = List.of(
            person("platform", "root@holdfast.example", "Ruth Okafor", "SUPER_ADMIN"),
            person("meridian", "admin@meridian.example", "Alan Brandt", "admin"),
            person("meridian", "pm@meridian.example", "Dana Whitfield", "internal_pm"),
            person("meridian", "engineer@meridian.example", "Noor Haddad", "internal_engineer"),
            new Person("meridian", "admin@acme.example", "Marta Silva", "client_admin", "account/acme"),
            new Person("meridian", "user@acme.example", "Priya Raman", "client_user", "projects/acme/3"),
            new Person("meridian", "user@globex.example", "Tom Becker", "client_user", "projects/globex/4"),
            person("harvest", "owner@harvest.example", "Helen Ruiz", "TENANT_ADMIN"),
            new Person("harvest", "downtown@harvest.example", "Marcus Lee", "LOCATION_MANAGER", "location/downtown"),
            person("harvest", "compliance@harvest.example", "Ingrid Solberg", "COMPLIANCE_OFFICER"),
            person("harvest", "manager@harvest.example", "Omar Diallo", "MANAGER"),
            new Person("harvest", "staff@harvest.example", "Kim Tran", "STAFF", "location/downtown"),
            person("harvest", "auditor@harvest.example", "Jonas Weber", "AUDITOR"),
            person("riverside", "district@riverside.example", "Carol Jensen", "district_admin"),
            person("lincoln", "president@lincoln.example", "Anita Patel", "president"),
            person("lincoln", "treasurer@lincoln.example", "George Martin", "treasurer"),
            person("lincoln", "volunteer@lincoln.example", "Lucy Chen", "volunteer"),
            person("oak", "president@oak.example", "Samuel Ortiz", "president"),
            person("authzen", "admin@authzen.example", "Edith Brandt", "decisions_admin"),
            person("authzen", "alice@authzen.example", "Alice Moreau", "reader"),
            person("authzen", "bob@authzen.example", "Bob Lindqvist", "reader"));

    private DemoPeople() {}

    record DemoTenant(String slug, String name, String kind, String parent) {}

    record DemoAccount(String slug, String name) {}

    record DemoLocation(String slug, String name, String address) {}

    /** What an organization locks for those below it. */
    record DemoLock(String tenant, String module, String permission, List<String> roles) {}

    /** @param scope {@code tenant}, {@code account/slug}, {@code location/slug} or {@code projects/account/count} */
    record Person(String tenant, String email, String name, String role, String scope) {
        boolean ofAccount() {
            return scope.startsWith("account/") || scope.startsWith("projects/");
        }

        /** The n-th word of the scope. */
        String scopePart(int n) {
            return scope.split("/", -1)[n];
        }
    }

    static String accountName(String slug) {
        return ACCOUNTS.stream()
                .filter(account -> account.slug().equals(slug))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static Person person(String tenant, String email, String name, String role) {
        return new Person(tenant, email, name, role, "tenant");
    }
}
