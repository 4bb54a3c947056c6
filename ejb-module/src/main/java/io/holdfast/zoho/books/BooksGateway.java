package io.holdfast.zoho.books;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RestClients;
import io.holdfast.zoho.calls.Page;
import io.holdfast.zoho.calls.Pages;
import io.holdfast.zoho.calls.Product;
import io.holdfast.zoho.calls.Route;
import io.holdfast.zoho.calls.ZohoAlarms;
import io.holdfast.zoho.calls.ZohoAlarms.Kind;
import io.holdfast.zoho.calls.ZohoCalls;
import io.holdfast.zoho.calls.ZohoCalls.Read;
import io.holdfast.zoho.oauth.TokenRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads Zoho Books for the caller's tenant. Listings are complete or no listings. Its limits hold for the organization as a
 * whole, so a throttle pauses all of Books. Call it outside transactions.
 */
@ApplicationScoped
public class BooksGateway {
    /** A column that no change moves: rows must not wander between pages while we read. */
    private static final String STEADY = "created_time";

    @Inject
    ZohoCalls calls;

    @Inject
    RestClients clients;

    @Inject
    TokenRow row;

    @Inject
    ZohoAlarms alarms;

    @Inject
    Clock clock;

    /** All customers of the organization. Up to 200 of them cost one request. */
    public Outcome<List<BooksCustomer>> customers() {
        return organization()
                .then(organization -> Pages.all(
                        BooksCustomer::id,
                        page -> read(
                                "contacts",
                                BooksShapes::customer,
                                (client, token) -> client.contacts(token, organization, page, Pages.PER_PAGE))));
    }

    /**
     * The invoices of the organization, drafts included. Up to 200 of them cost one request.
     *
     * @param changedSince null for all of them
     */
    public Outcome<List<BooksInvoice>> invoices(Instant changedSince) {
        return list(null, changedSince == null ? null : BooksShapes.time(changedSince));
    }

    /**
     * The invoices of one customer, drafts included. Books is known to ignore a filter that it does not understand, so a row of
     * anybody else is dropped and raises an alarm.
     */
    public Outcome<List<BooksInvoice>> invoicesOf(String customer) {
        return list(customer, null).map(listed -> own(customer, listed));
    }

    private Outcome<List<BooksInvoice>> list(String customer, String changedSince) {
        return organization()
                .then(organization -> Pages.all(
                        BooksInvoice::id,
                        page -> read(
                                "invoices",
                                BooksShapes::invoice,
                                (client, token) -> client.invoices(
                                        token,
                                        organization,
                                        page,
                                        Pages.PER_PAGE,
                                        customer,
                                        changedSince,
                                        STEADY,
                                        "A"))));
    }

    private List<BooksInvoice> own(String customer, List<BooksInvoice> listed) {
        List<BooksInvoice> own = listed.stream()
                .filter(invoice -> customer.equals(invoice.customerId()))
                .toList();
        int foreign = listed.size() - own.size();
        if (foreign > 0) {
            alarms.raise(
                    Kind.FOREIGN_ROW,
                    "Zoho Books listed " + foreign
                            + " invoice(s) of others when asked for one customer's; they were dropped",
                    foreign);
        }
        return own;
    }

    /** One invoice, with its lines and payments. */
    public Outcome<BooksPaper> invoice(String id) {
        return one(
                (client, token, organization) -> client.invoice(token, id, organization),
                answer -> BooksPapers.record(answer, id));
    }

    /** One invoice as a PDF. */
    public Outcome<byte[]> invoicePdf(String id) {
        return one((client, token, organization) -> client.invoiceAs(token, id, organization, "pdf"), BooksPapers::pdf);
    }

    private <T> Outcome<T> one(RequestOfOne request, Function<Answer, Outcome<T>> shape) {
        return organization()
                .then(organization -> calls.send(new Read<>(
                        new Route(Product.BOOKS, "/invoices/{id}"),
                        new BooksDialect(clock),
                        (connected, token) -> request.send(
                                clients.at(connected.hosts().api(), BooksClient.class), token, organization),
                        (connected, answer) -> shape.apply(answer))));
    }

    /** The organization to ask: found once, and kept with the connection. */
    private Outcome<String> organization() {
        Optional<String> known = row.booksOrganization();
        if (known.isPresent()) {
            return Outcome.ok(known.get());
        }
        return read("organizations", BooksShapes::organization, BooksClient::organizations)
                .then(page -> choose(page.rows()));
    }

    private Outcome<String> choose(List<BooksOrganization> organizations) {
        if (organizations.isEmpty()) {
            return new Outcome.Misconfigured<>("the Zoho account has no organization in Books");
        }
        String id = organizations.stream()
                .filter(BooksOrganization::usual)
                .findFirst()
                .orElse(organizations.get(0))
                .id();
        row.storeBooksOrganization(id);
        return Outcome.ok(id);
    }

    private <T> Outcome<Page<T>> read(String list, Function<JsonObject, T> shape, Request request) {
        return calls.send(new Read<>(
                new Route(Product.BOOKS, "/" + list),
                new BooksDialect(clock),
                (connected, token) -> request.send(clients.at(connected.hosts().api(), BooksClient.class), token),
                (connected, answer) -> BooksShapes.page(answer, list, shape)));
    }

    /** How one record is asked for. */
    private interface RequestOfOne {
        Response send(BooksClient client, String token, String organization);
    }

    /** How one page is asked for. */
    private interface Request {
        Response send(BooksClient client, String token);
    }
}
