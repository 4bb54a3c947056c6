package io.holdfast.zoho.projects;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RestClients;
import io.holdfast.zoho.calls.Page;
import io.holdfast.zoho.calls.Pages;
import io.holdfast.zoho.calls.Product;
import io.holdfast.zoho.calls.Route;
import io.holdfast.zoho.calls.ZohoCalls;
import io.holdfast.zoho.calls.ZohoCalls.Read;
import io.holdfast.zoho.oauth.AccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Reads Zoho Projects for the caller's tenant. Listings are complete or no listings. Call it outside transactions. */
@ApplicationScoped
public class ProjectsGateway {
    private static final Route PROJECTS = new Route(Product.PROJECTS, "/portal/{portal}/projects");
    private static final Route PHASES = new Route(Product.PROJECTS, "/portal/{portal}/phases");

    @Inject
    ZohoCalls calls;

    @Inject
    RestClients clients;

    @Inject
    Clock clock;

    /** All projects of the portal. Up to 199 of them cost one request. */
    public Outcome<List<ZohoProject>> projects() {
        return Pages.all(
                ZohoProject::id,
                page -> calls.send(new Read<>(
                        PROJECTS,
                        new ProjectsDialect(clock),
                        (connected, token) -> clients.at(connected.hosts().projects(), ProjectsClient.class)
                                .projects(token, connected.portalId(), page, Pages.PER_PAGE),
                        (connected, answer) -> ProjectsShapes.page(
                                answer,
                                Pages.PER_PAGE,
                                row -> ProjectsShapes.project(row, connected.projectLinkField()),
                                "projects"))));
    }

    /** All phases of all projects of the portal. */
    public Outcome<List<ZohoPhase>> phases() {
        return Pages.all(
                ZohoPhase::id,
                page -> calls.send(new Read<>(
                        PHASES,
                        new ProjectsDialect(clock),
                        (connected, token) -> clients.at(connected.hosts().projects(), ProjectsClient.class)
                                .phases(token, connected.portalId(), page, Pages.PER_PAGE),
                        (connected, answer) -> ProjectsShapes.page(
                                answer, Pages.PER_PAGE, ProjectsShapes::phase, "milestones", "phases"))));
    }

    /** The portals that a token opens; for a connection that is not stored yet. */
    public Outcome<List<ZohoPortal>> portals(URI base, AccessToken token) {
        var dialect = new ProjectsDialect(clock);
        try {
            Answer answer = Answer.of(clients.at(base, ProjectsClient.class).portals(token.header()));
            if (dialect.refusesToken(answer)) {
                return new Outcome.Misconfigured<>(base.getHost() + " refuses a token that was given just now");
            }
            Outcome<List<ZohoPortal>> problem = dialect.problem(answer);
            return problem != null
                    ? problem
                    : ProjectsShapes.page(answer, Integer.MAX_VALUE, ProjectsShapes::portal, "portals")
                            .map(Page::rows);
        } catch (ProcessingException | IOException e) {
            return new Outcome.Unavailable<>(base.getHost() + " does not answer");
        }
    }
}
