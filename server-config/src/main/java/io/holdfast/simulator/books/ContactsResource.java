package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;
import io.holdfast.simulator.wire.Router;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;

/** Reading of {@code /contacts}: the customers, with the account of CRM that each stands for. */
final class ContactsResource {
    private final BooksStore store;
    private final BooksForms forms;

    ContactsResource(BooksStore store, BooksForms forms) {
        this.store = store;
        this.forms = forms;
    }

    void addTo(Router router) {
        router.add("GET", "/books/v3/contacts", this::list).add("GET", "/books/v3/contacts/{id}", this::read);
    }

    private Response list(Request request) {
        BooksOrganization.require(request);
        BooksPage page = BooksPage.of(request, forms);
        List<Customer> found = store.customers().stream()
                .filter(customer -> fits(request, "contact_name", customer, Customer::name))
                .filter(customer ->
                        fits(request, "email", customer, one -> one.primary().email()))
                .filter(customer -> fits(request, "zcrm_account_id", customer, Customer::crmAccount))
                .toList();
        return Response.ok(Envelope.success("success")
                .add(
                        "contacts",
                        Json.array(page.of(found).stream().map(this::row).toList()))
                .add(
                        "page_context",
                        page.context(
                                found.size(),
                                Json.object().add("report_name", "Contacts").build()))
                .build());
    }

    private static boolean fits(
            Request request, String parameter, Customer customer, Function<Customer, String> field) {
        return new BooksQuery(request)
                .text(parameter)
                .map(field.apply(customer)::equals)
                .orElse(true);
    }

    private Response read(Request request) {
        BooksOrganization.require(request);
        return store.customer(request.parameter("id"))
                .map(customer -> Response.ok(Envelope.success("contact", detail(customer))))
                .orElseThrow(() -> BooksErrors.missing("Contact"));
    }

    private JsonObject row(Customer customer) {
        return common(customer)
                .add("outstanding_receivable_amount", Money.string(store.outstanding(customer)))
                .build();
    }

    private JsonObject detail(Customer customer) {
        return common(customer)
                .add("outstanding_receivable_amount", Money.number(store.outstanding(customer)))
                .add("payment_terms", 30)
                .add("payment_terms_label", "Net 30")
                .add("notes", "")
                .add(
                        "contact_persons",
                        Json.array(customer.persons().stream()
                                .map(person -> person(person, person.equals(customer.primary())))
                                .toList()))
                .build();
    }

    private static JsonObjectBuilder common(Customer customer) {
        return Json.object()
                .add("contact_id", customer.id())
                .add("contact_name", customer.name())
                .add("company_name", customer.name())
                .add("contact_type", "customer")
                .add("status", "active")
                .add("email", customer.primary().email())
                .add("phone", customer.primary().phone())
                .add("first_name", customer.primary().firstName())
                .add("last_name", customer.primary().lastName())
                .add("currency_id", customer.currency().id())
                .add("currency_code", customer.currency().name())
                .add("zcrm_account_id", customer.crmAccount())
                .add("zcrm_contact_id", "")
                .add("created_time", BooksOrganization.text(customer.created()))
                .add("last_modified_time", BooksOrganization.text(customer.modified()));
    }

    private static JsonObject person(Person person, boolean primary) {
        return Json.object()
                .add("contact_person_id", person.id())
                .add("first_name", person.firstName())
                .add("last_name", person.lastName())
                .add("email", person.email())
                .add("phone", person.phone())
                .add("is_primary_contact", primary)
                .add("zcrm_contact_id", person.crmContact())
                .build();
    }
}
