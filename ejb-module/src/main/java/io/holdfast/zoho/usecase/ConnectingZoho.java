package io.holdfast.zoho.usecase;

import static io.holdfast.shared.security.Permission.MANAGE_SYSTEM;
import static io.holdfast.shared.security.Permission.OPERATE;

import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.ZohoHosts;
import io.holdfast.zoho.model.ZohoConnection.Consent;
import io.holdfast.zoho.model.ZohoConnection.Hosts;
import io.holdfast.zoho.oauth.AccessToken;
import io.holdfast.zoho.oauth.TokenEndpoint;
import io.holdfast.zoho.projects.ProjectsGateway;
import io.holdfast.zoho.projects.ZohoPortal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Connects the caller's tenant to its Zoho organization: asks for a token, finds the portal, and only then stores. No
 * transaction is open while Zoho is asked. Connecting again with the same values changes nothing and asks nothing.
 */
@ApplicationScoped
@RequiresPermission({MANAGE_SYSTEM, OPERATE})
public class ConnectingZoho {
    @Inject
    ZohoHosts hosts;

    @Inject
    TokenEndpoint endpoint;

    @Inject
    ProjectsGateway projects;

    @Inject
    StoringConnection storing;

    /**
     * @throws DomainException ZOHO_NOT_CONNECTED when Zoho refuses or this installation may not call it, ZOHO_THROTTLED or
     *     ZOHO_UNAVAILABLE when it is worth trying later; nothing is stored then
     */
    public void connect(NewConnection wanted) {
        Hosts at = hosts.of(wanted.dataCentre())
                .orElseThrow(() -> new DomainException(
                        ProblemCode.ZOHO_NOT_CONNECTED,
                        "This installation does not talk to the data centre '" + wanted.dataCentre() + "'."));
        if (storing.stands(at, wanted)) {
            return;
        }
        var consent = new Consent(
                wanted.clientId(), wanted.clientSecret(), wanted.refreshToken(), "", wanted.projectLinkField());
        AccessToken token = valueOf(endpoint.renew(at.accounts(), consent));
        List<ZohoPortal> portals = valueOf(projects.portals(at.projects(), token));
        if (portals.isEmpty()) {
            throw new DomainException(ProblemCode.ZOHO_NOT_CONNECTED, "The Zoho account has no portal for projects.");
        }
        storing.store(
                at,
                new Consent(
                        wanted.clientId(),
                        wanted.clientSecret(),
                        wanted.refreshToken(),
                        portals.get(0).id(),
                        wanted.projectLinkField()),
                token);
    }

    private static <T> T valueOf(Outcome<T> outcome) {
        return outcome.fold(value -> value, failure -> {
            throw new DomainException(codeOf(failure), "Zoho was not connected (" + failure.detail() + ").");
        });
    }

    private static ProblemCode codeOf(Outcome<?> failure) {
        if (failure instanceof Outcome.Throttled) {
            return ProblemCode.ZOHO_THROTTLED;
        }
        return failure instanceof Outcome.Unavailable ? ProblemCode.ZOHO_UNAVAILABLE : ProblemCode.ZOHO_NOT_CONNECTED;
    }
}
