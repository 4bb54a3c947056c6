package io.holdfast.simulator;

import io.holdfast.simulator.books.Books;
import io.holdfast.simulator.books.BooksErrors;
import io.holdfast.simulator.books.BooksSeed;
import io.holdfast.simulator.control.CallLog;
import io.holdfast.simulator.control.CallsResource;
import io.holdfast.simulator.control.ClockResource;
import io.holdfast.simulator.control.ControlErrors;
import io.holdfast.simulator.control.FaultSwitch;
import io.holdfast.simulator.control.Faults;
import io.holdfast.simulator.control.FaultsResource;
import io.holdfast.simulator.control.SimulatorClock;
import io.holdfast.simulator.crm.Crm;
import io.holdfast.simulator.crm.CrmErrors;
import io.holdfast.simulator.crm.CrmSeed;
import io.holdfast.simulator.oauth.Accounts;
import io.holdfast.simulator.oauth.OauthErrors;
import io.holdfast.simulator.projects.PhasesResource;
import io.holdfast.simulator.projects.ProjectStore;
import io.holdfast.simulator.projects.ProjectsErrors;
import io.holdfast.simulator.projects.ProjectsResource;
import io.holdfast.simulator.projects.ProjectsSeed;
import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Product;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** All of the simulator but the sockets: takes a request, gives the answer, keeps the log. Safe for many threads. */
final class Simulator {
    private static final System.Logger LOG = System.getLogger(Simulator.class.getName());

    private final SimulatorClock clock = new SimulatorClock(Clock.systemUTC());
    private final Router router = new Router();
    private final CallLog calls = new CallLog();
    private final Accounts accounts;
    private final PublishedLimits limits;
    private final FaultAnswers faultAnswers;

    Simulator(Settings settings, Supplier<String> ownUrl) {
        Faults faults = new Faults();
        this.limits = new PublishedLimits(faults, clock);
        this.accounts = new Accounts(clock, settings.credentials(), ownUrl);
        this.faultAnswers = new FaultAnswers(faults, limits, settings.envelope());
        Crm crm = new Crm(clock, faultAnswers);
        ProjectStore projects = new ProjectStore();
        Books books = new Books(clock, faultAnswers, settings.scale());
        seed(settings, crm.seed(), new ProjectsSeed(projects, clock), books.seed());

        new FaultsResource(faults, this::switchedOn).addTo(router);
        new CallsResource(calls).addTo(router);
        new ClockResource(clock).addTo(router);
        accounts.addTo(router);
        crm.addTo(router);
        new ProjectsResource(projects, clock, faultAnswers).addTo(router);
        new PhasesResource(projects, clock, faultAnswers).addTo(router);
        books.addTo(router);
    }

    private static void seed(Settings settings, CrmSeed crm, ProjectsSeed projects, BooksSeed books) {
        if (settings.seed() == Settings.Seed.EMPTY) {
            return;
        }
        crm.demo();
        projects.demo(settings.scale());
        books.demo(settings.scale());
        if (settings.seed() == Settings.Seed.LARGE) {
            crm.many();
            projects.many(crm.accountIds());
            books.many();
        }
    }

    Response answer(Request unrouted) {
        Optional<Router.Match> match = router.match(unrouted);
        Request request = match.map(Router.Match::request).orElse(unrouted);
        Product product = request.product();
        ErrorShape errors = errors(product);
        if (!FaultAnswers.concerns(product)) {
            return handled(request, match, errors);
        }
        faultAnswers.delay(request);
        Response response = faultAnswers
                .instead(request, errors)
                .orElseGet(() -> faultAnswers.spoilt(request, admitted(request, match, errors), errors));
        calls.add(clock.instant(), request, response);
        return response;
    }

    private Response admitted(Request request, Optional<Router.Match> match, ErrorShape errors) {
        if (request.product() != Product.OAUTH && !accounts.admits(request)) {
            return errors.invalidToken(request);
        }
        return handled(request, match, errors);
    }

    private static Response handled(Request request, Optional<Router.Match> match, ErrorShape errors) {
        if (match.isEmpty()) {
            return errors.unknownAddress(request);
        }
        if (match.get().handler().isEmpty()) {
            return errors.wrongMethod(request);
        }
        if (request.oversized()) {
            return errors.tooLarge(request);
        }
        try {
            return match.get().handler().get().handle(request);
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (RuntimeException defect) {
            LOG.log(Level.ERROR, request.method() + " " + request.template() + " failed", defect);
            return errors.internal(request);
        }
    }

    private void switchedOn(FaultSwitch one) {
        if (one == FaultSwitch.TOKEN_REVOKED) {
            accounts.endAccessTokens();
        } else if (one == FaultSwitch.TOKEN_EVICT_OLDEST) {
            accounts.endOldestAccessToken();
        } else if (one == FaultSwitch.LIMITS) {
            limits.begin();
        }
    }

    private static ErrorShape errors(Product product) {
        return switch (product) {
            case OAUTH -> new OauthErrors();
            case CRM -> new CrmErrors();
            case PROJECTS -> new ProjectsErrors();
            case BOOKS -> new BooksErrors();
            case CONTROL, NONE -> new ControlErrors();
        };
    }
}
