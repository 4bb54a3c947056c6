package io.holdfast.demo;

import io.holdfast.projects.usecase.ProjectsOfAccount;
import io.holdfast.projects.usecase.RefreshingProjections;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.ProjectId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.ZohoMode;
import io.holdfast.zoho.crm.CrmAccount;
import io.holdfast.zoho.usecase.ConnectingZoho;
import io.holdfast.zoho.usecase.NewConnection;
import io.holdfast.zoho.usecase.ReadingCrm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo's side of the Zoho simulator: the connection, and what accounts and projects are called there. */
@ApplicationScoped
class DemoPortal {
    private static final Logger LOG = Logger.getLogger(DemoPortal.class.getName());

    @Inject
    ZohoHosts hosts;

    @Inject
    ConnectingZoho connecting;

    @Inject
    ReadingCrm crm;

    @Inject
    RefreshingProjections refreshing;

    @Inject
    ProjectsOfAccount projects;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.client-id")
    Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.client-secret")
    Optional<String> clientSecret;

    @Inject
    @ConfigProperty(name = "holdfast.zoho.refresh-token")
    Optional<String> refreshToken;

    /** Connects the caller's tenant to the simulator; only a warning when that fails, since the last connection may do. */
    void connect() {
        if (!isThere()) {
            return;
        }
        try {
            connecting.connect(new NewConnection(
                    ZohoHosts.SIMULATOR,
                    clientId.orElseThrow(),
                    clientSecret.orElseThrow(),
                    refreshToken.orElseThrow(),
                    null));
        } catch (DomainException e) {
            LOG.warning(() -> "the demo is not connected to the Zoho simulator: " + e.getMessage());
        }
    }

    /**
     * The CRM's id of an account of this name; null when the demo runs without the simulator.
     *
     * @throws DomainException when the simulator does not answer or has no such account: the account would never get projects
     */
    String zohoAccountId(String name) {
        if (!isThere()) {
            return null;
        }
        List<CrmAccount> accounts = crm.accounts().fold(list -> list, failure -> {
            throw new DomainException(ProblemCode.ZOHO_UNAVAILABLE, "The demo's accounts: " + failure.detail() + ".");
        });
        return accounts.stream()
                .filter(account -> account.name().equals(name))
                .map(CrmAccount::id)
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ProblemCode.NOT_FOUND, "The simulator's CRM has no account '" + name + "'."));
    }

    /** The first projects of an account by name, read from the simulator if need be. */
    List<ProjectId> firstProjects(AccountId account, int count) {
        refreshing.freshen();
        return projects.first(account, count);
    }

    private boolean isThere() {
        return hosts.mode() == ZohoMode.SIMULATOR
                && clientId.isPresent()
                && clientSecret.isPresent()
                && refreshToken.isPresent();
    }
}
