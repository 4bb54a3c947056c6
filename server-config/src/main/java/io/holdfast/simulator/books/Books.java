package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import java.time.Clock;

/** Books as a whole: its routes over one store. */
public final class Books {
    private final BooksStore store = new BooksStore();
    private final Clock clock;
    private final BooksForms forms;
    private final int scale;

    /** @param scale how often the demo is there */
    public Books(Clock clock, BooksForms forms, int scale) {
        this.clock = clock;
        this.forms = forms;
        this.scale = scale;
    }

    public BooksSeed seed() {
        return new BooksSeed(store, clock);
    }

    public void addTo(Router router) {
        InvoiceJson json = new InvoiceJson(BooksSeed.projectNames(scale));
        router.add("GET", "/books/v3/organizations", request -> Response.ok(BooksOrganization.list()));
        new InvoicesResource(store, json, forms).addTo(router);
        new InvoiceChangesResource(store, json, clock).addTo(router);
        new InvoicePapersResource(store, clock).addTo(router);
        new ContactsResource(store, forms).addTo(router);
    }
}
