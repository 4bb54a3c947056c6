package io.holdfast.demo;

import static java.util.stream.Collectors.toMap;

import io.holdfast.demo.DemoPeople.DemoLock;
import io.holdfast.demo.DemoPeople.DemoTenant;
import io.holdfast.demo.DemoPeople.Person;
import io.holdfast.identity.usecase.InvitingPeople;
import io.holdfast.identity.usecase.Joining;
import io.holdfast.identity.usecase.LinkingContact;
import io.holdfast.identity.usecase.PasswordHashes;
import io.holdfast.rbac.decision.Facts.Effect;
import io.holdfast.rbac.usecase.ChangingOrganizationSettings;
import io.holdfast.rbac.usecase.GrantingRoles;
import io.holdfast.rbac.usecase.ReadingOrganizationSettings;
import io.holdfast.rbac.usecase.SettingsChange;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.Caller;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.Scope;
import io.holdfast.tenancy.usecase.FindingTenant;
import io.holdfast.tenancy.usecase.OnboardingTenant;
import io.holdfast.tenancy.usecase.OpeningSites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes one demo organization with its sites, people and roles, unless it is there. */
@ApplicationScoped
class DemoTenants {
    private static final String PASSWORD = "holdfast-demo";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @Inject
    RunAs runAs;

    @Inject
    FindingTenant finding;

    @Inject
    OnboardingTenant onboarding;

    @Inject
    OpeningSites sites;

    @Inject
    Joining joining;

    @Inject
    LinkingContact linking;

    @Inject
    GrantingRoles granting;

    @Inject
    ReadingOrganizationSettings settings;

    @Inject
    ChangingOrganizationSettings changing;

    @Inject
    InvitingPeople inviting;

    @Inject
    PasswordHashes passwords;

    @Inject
    DemoPortal portal;

    @Inject
    DemoCertification certification;

    private String passwordHash;

    void make(DemoTenant demo) {
        TenantId existing =
                in(Caller.PLATFORM, () -> finding.bySlug(demo.slug()).orElse(null));
        if (existing == null) {
            TenantId tenant = demo.slug().equals("platform") ? Caller.PLATFORM : TenantId.next();
            TenantId parent = demo.parent() == null
                    ? null
                    : in(Caller.PLATFORM, () -> finding.bySlug(demo.parent()).orElseThrow());
            runIn(tenant, () -> onboarding.onboard(demo.slug(), demo.name(), demo.kind(), parent));
            runIn(tenant, () -> fill(demo, tenant));
            if (demo.kind().equals("engineering-portal")) {
                // So that there is a mail to look at; who follows its link signs up.
                runIn(
                        tenant,
                        () -> inviting.invite("newcomer@acme.example", "Nora Newcomer", "client_admin", "acme", null));
            }
            return;
        }
        TenantId tenant = existing;
        runIn(tenant, () -> fill(demo, tenant));
    }

    private void fill(DemoTenant demo, TenantId tenant) {
        if (demo.kind().equals("engineering-portal")) {
            portal.connect();
            DemoPeople.ACCOUNTS.forEach(a -> {
                if (finding.account(a.slug()).isEmpty()) {
                    sites.account(a.slug(), a.name(), portal.zohoAccountId(a.name()));
                }
            });
        }
        if (demo.kind().equals("food-safety")) {
            DemoPeople.LOCATIONS.forEach(l -> {
                if (finding.location(l.slug()).isEmpty()) {
                    sites.location(l.slug(), l.name(), l.address(), ZONE);
                }
            });
        }
        DemoPeople.LOCKS.stream().filter(l -> l.tenant().equals(demo.slug())).forEach(this::lock);
        DemoPeople.PEOPLE.stream().filter(p -> p.tenant().equals(demo.slug())).forEach(this::add);
        if (demo.kind().equals("authzen")) {
            certification.fill();
        }
    }

    /** Unless somebody who looks around in the demo has changed it. */
    private void lock(DemoLock lock) {
        if (!settings.of(null).changed().contains(lock.permission())) {
            Map<String, Effect> effects = lock.roles().stream().collect(toMap(role -> role, role -> Effect.LOCK));
            changing.change(null, List.of(new SettingsChange("", lock.module(), lock.permission(), effects)), null);
        }
    }

    private void add(Person person) {
        AccountId account =
                person.ofAccount() ? finding.account(person.scopePart(1)).orElseThrow() : null;
        var member = new Joining.Member(person.email(), person.name(), person.role(), account);
        UserId user = joining.find(person.email()).orElseGet(() -> joining.add(member, passwordHash()));
        if (account != null && !linking.isLinked(user)) {
            portal.contact(DemoPeople.accountName(person.scopePart(1)), person.email())
                    .ifPresent(contact -> linking.link(user, contact));
        }
        grant(person, user, account);
    }

    /** One hash for all: they share the password anyway, and hashing is made to be slow. */
    private String passwordHash() {
        if (passwordHash == null) {
            passwordHash = passwords.hash(PASSWORD);
        }
        return passwordHash;
    }

    private void grant(Person person, UserId user, AccountId account) {
        switch (person.scopePart(0)) {
            case "account" -> granting.grant(user, person.role(), new Scope(Scope.Type.ACCOUNT, account.value()));
            case "location" ->
                granting.grant(
                        user,
                        person.role(),
                        new Scope(
                                Scope.Type.LOCATION,
                                finding.location(person.scopePart(1))
                                        .orElseThrow()
                                        .value()));
            case "projects" ->
                portal.firstProjects(account, Integer.parseInt(person.scopePart(2)))
                        .forEach(project ->
                                granting.grant(user, person.role(), new Scope(Scope.Type.PROJECT, project.value())));
            default -> granting.grant(user, person.role(), Scope.TENANT);
        }
    }

    private void runIn(TenantId tenant, Runnable task) {
        in(tenant, () -> {
            task.run();
            return null;
        });
    }

    private <T> T in(TenantId tenant, Supplier<T> task) {
        return runAs.call(RunAs.system("demo", tenant, Permission.OPERATE), task);
    }
}
