package io.holdfast.zoho.crm;

import io.holdfast.zoho.Lenient;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.RestClients;
import io.holdfast.zoho.calls.Product;
import io.holdfast.zoho.calls.Route;
import io.holdfast.zoho.calls.ZohoCalls;
import io.holdfast.zoho.calls.ZohoCalls.Read;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads client organizations and their people from the CRM of the caller's tenant. Call it outside transactions. */
@ApplicationScoped
public class AccountsGateway {
    private static final int PER_PAGE = 200;
    private static final int CEILING = 100;
    private static final Set<String> LOST_PAGE_TOKEN =
            Set.of("TOKEN_BOUND_DATA_MISMATCH", "EXPIRED_VALUE", "PAGINATION_LIMIT_EXCEEDED");

    @Inject
    ZohoCalls calls;

    @Inject
    RestClients clients;

    @Inject
    Clock clock;

    public Outcome<List<CrmAccount>> accounts() {
        return all("Accounts", "id,Account_Name", AccountsGateway::account, CrmAccount::id);
    }

    /** The people of one organization. The whole list is read and narrowed here: the CRM ignores a filter that it misreads. */
    public Outcome<List<CrmContact>> contacts(String accountId) {
        return all(
                        "Contacts",
                        "id,First_Name,Last_Name,Full_Name,Email,Account_Name",
                        AccountsGateway::contact,
                        CrmContact::id)
                .map(people -> people.stream()
                        .filter(person -> accountId.equals(person.accountId()))
                        .toList());
    }

    /** A page token that the CRM no longer takes means one new listing from the start, never an end of the list. */
    private <T> Outcome<List<T>> all(
            String module, String fields, Function<JsonObject, T> shape, Function<T, String> id) {
        Outcome<List<T>> listed = once(module, fields, shape, id);
        boolean again = listed instanceof Outcome.Rejected<List<T>> refused && LOST_PAGE_TOKEN.contains(refused.code());
        return again ? once(module, fields, shape, id) : listed;
    }

    private <T> Outcome<List<T>> once(
            String module, String fields, Function<JsonObject, T> shape, Function<T, String> id) {
        Map<String, T> rows = new LinkedHashMap<>();
        String next = null;
        for (int page = 1; page <= CEILING; page++) {
            String from = next;
            Outcome<CrmPage<T>> outcome = calls.send(new Read<>(
                    new Route(Product.CRM, "/" + module),
                    new CrmDialect(clock),
                    (connected, token) -> clients.at(connected.hosts().api(), CrmClient.class)
                            .list(token, module, fields, PER_PAGE, from),
                    (connected, answer) -> CrmPage.of(answer, shape)));
            if (!(outcome instanceof Outcome.Ok<CrmPage<T>> ok)) {
                return outcome.map(CrmPage::rows);
            }
            int before = rows.size();
            ok.value().rows().forEach(row -> rows.put(id.apply(row), row));
            next = ok.value().next();
            if (next == null) {
                return Outcome.ok(List.copyOf(rows.values()));
            }
            if (rows.size() == before) {
                return new Outcome.Unavailable<>("page " + page + " of " + module + " brings nothing new");
            }
        }
        return new Outcome.Unavailable<>(module + " has more than " + CEILING + " pages");
    }

    private static CrmAccount account(JsonObject row) {
        String id = Lenient.text(row, "id");
        String name = Lenient.text(row, "Account_Name");
        return id == null || name == null ? null : new CrmAccount(id, name);
    }

    private static CrmContact contact(JsonObject row) {
        String id = Lenient.text(row, "id");
        String name = Lenient.firstText(row, "Full_Name", "Last_Name", "Email");
        String account = Lenient.text(Lenient.object(row, "Account_Name"), "id");
        return id == null || name == null ? null : new CrmContact(id, name, Lenient.text(row, "Email"), account);
    }
}
