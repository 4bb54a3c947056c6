package io.holdfast.bench.portal;

import io.holdfast.bench.load.Call;
import io.holdfast.bench.product.Person;
import io.holdfast.bench.product.Status;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What people of a portal read: clients and a project manager, lists more often than details. The order is random and the same in
 * every run.
 */
final class Mix {
    static final String PROJECTS = "projects";
    static final String PROJECT = "project";
    static final String INVOICES = "invoices";
    static final String INVOICE = "invoice";
    private static final List<String> READERS =
            List.of("admin@acme.example", "user@acme.example", "user@globex.example", "pm@meridian.example");
    private static final int DETAILS = 10;
    private static final int LENGTH = 10_000;
    private static final long SEED = 20_261_121;

    private final List<Call> calls;

    private Mix(List<Call> calls) {
        this.calls = calls;
    }

    /** Signs everybody in and finds out what each can read. */
    static Mix of(Status product) throws IOException, InterruptedException {
        var random = new Random(SEED);
        var readers = new ArrayList<Reader>();
        for (var email : READERS) readers.add(Reader.of(Person.signIn(product, email)));
        var calls = new ArrayList<Call>(LENGTH);
        for (int i = 0; i < LENGTH; i++)
            calls.add(readers.get(i % readers.size()).next(random));
        return new Mix(calls);
    }

    Call call(long number) {
        return calls.get((int) (number % calls.size()));
    }

    /** One person with the details that they may open. */
    private record Reader(Call projects, List<Call> project, Call invoices, List<Call> invoice) {

        static Reader of(Person person) throws IOException, InterruptedException {
            var projects = "/api/projects?limit=20";
            var invoices = "/api/billing/invoices?limit=20";
            return new Reader(
                    person.call(PROJECTS, projects).withBody(),
                    details(person, PROJECT, projects, "/api/projects/"),
                    person.call(INVOICES, invoices).withBody(),
                    details(person, INVOICE, invoices, "/api/billing/invoices/"));
        }

        private static List<Call> details(Person person, String name, String list, String path)
                throws IOException, InterruptedException {
            return person.json(list).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .limit(DETAILS)
                    .map(item -> person.call(name, path + item.getString("id")).withBody())
                    .toList();
        }

        /** Of ten reads four are lists of projects, two projects, three lists of invoices, one an invoice. */
        Call next(Random random) {
            int die = random.nextInt(10);
            if (die < 4) return projects;
            if (die < 6) return project.get(random.nextInt(project.size()));
            if (die < 9) return invoices;
            return invoice.get(random.nextInt(invoice.size()));
        }
    }
}
