package io.holdfast.zoho.books;

import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RestClients;
import io.holdfast.zoho.calls.Page;
import io.holdfast.zoho.calls.Pages;
import io.holdfast.zoho.calls.Product;
import io.holdfast.zoho.calls.Route;
import io.holdfast.zoho.calls.ZohoCalls;
import io.holdfast.zoho.calls.ZohoCalls.Read;
import io.holdfast.zoho.oauth.TokenRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
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

    /** All invoices of the organization, except drafts. Up to 200 of them cost one request. */
    public Outcome<List<BooksInvoice>> invoices() {
        return organization()
                .then(organization -> Pages.all(
                        BooksInvoice::id,
                        page -> read(
                                "invoices",
                                BooksShapes::invoice,
                                (client, token) ->
                                        client.invoices(token, organization, page, Pages.PER_PAGE, STEADY, "A"))))
                .map(all -> all.stream().filter(invoice -> !invoice.isDraft()).toList());
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

    /** How one page is asked for. */
    private interface Request {
        Response send(BooksClient client, String token);
    }
}
