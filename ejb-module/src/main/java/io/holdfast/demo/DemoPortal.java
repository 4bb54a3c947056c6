package io.holdfast.demo;

import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.projects.refresh.ProjectsProjection;
import io.holdfast.projects.usecase.ProjectsOfAccount;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.crm.CrmAccount;
import io.holdfast.zoho.crm.CrmContact;
import io.holdfast.zoho.usecase.ConnectingZoho;
import io.holdfast.zoho.usecase.NewConnection;
import io.holdfast.zoho.usecase.ReadingCrm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Connects the demo's engineering firm to the Zoho simulator, and finds there what its clients are granted. */
@ApplicationScoped
class DemoPortal {
    private static final Logger LOG = Logger.getLogger(DemoPortal.class.getName());

    @Inject
    ConnectingZoho connecting;

    @Inject
    ReadingCrm crm;

    @Inject
    RefreshingProjections refreshing;

    @Inject
    ProjectsProjection projection;

    @Inject
    ProjectsOfAccount projects;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.mode")
    String mode;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.client-id")
    Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.client-secret")
    Optional<String> clientSecret;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.refresh-token")
    Optional<String> refreshToken;

    /** Answers whether the simulator is connected. Without it the demo has no projects, and its next start tries again. */
    boolean connect() {
        if (!"simulator".equals(mode) || clientId.isEmpty() || clientSecret.isEmpty() || refreshToken.isEmpty()) {
            LOG.warning("the demo runs without the Zoho simulator: its clients see no projects");
            return false;
        }
        try {
            connecting.connect(
                    new NewConnection("simulator", clientId.get(), clientSecret.get(), refreshToken.get(), null));
            return true;
        } catch (DomainException e) {
            LOG.log(Level.WARNING, "the demo could not connect to the Zoho simulator", e);
            return false;
        }
    }

    /** The CRM's id of an account by its name; null when the CRM does not tell. */
    String zohoAccountId(String name) {
        Outcome<List<CrmAccount>> accounts = crm.accounts();
        return accounts.fold(
                all -> all.stream()
                        .filter(account -> account.name().equals(name))
                        .map(CrmAccount::id)
                        .findFirst()
                        .orElse(null),
                failure -> {
                    LOG.warning(() -> "the CRM does not tell the id of " + name + ": " + failure.detail());
                    return null;
                });
    }

    /** The CRM's id of a person at an account; empty when the CRM does not tell, and then the next start asks again. */
    Optional<String> contact(String accountName, String email) {
        String account = zohoAccountId(accountName);
        if (account == null) {
            return Optional.empty();
        }
        return crm.contacts(account)
                .fold(
                        people -> people.stream()
                                .filter(person -> email.equals(person.email()))
                                .map(CrmContact::id)
                                .findFirst(),
                        failure -> {
                            LOG.warning(
                                    () -> "the CRM does not tell who is at " + accountName + ": " + failure.detail());
                            return Optional.empty();
                        });
    }

    List<ProjectId> firstProjects(AccountId account, int count) {
        refreshing.freshen(projection);
        return projects.first(account, count);
    }
}
