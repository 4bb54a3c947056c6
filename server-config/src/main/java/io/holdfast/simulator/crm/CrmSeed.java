package io.holdfast.simulator.crm;

import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Resources;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fills CRM. Ids and names are always the same; times lie in the weeks before now. */
public final class CrmSeed {
    private static final int GENERATED = 2_450;

    private final RecordStore store;
    private final Clock clock;
    private int added;

    CrmSeed(RecordStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Adds the accounts and contacts of the demo. */
    public void demo() {
        JsonObject seeds = Resources.json(CrmSeed.class, "demo.json").asJsonObject();
        for (Module module : Module.values()) {
            seeds.getJsonArray(module.apiName()).forEach(seed -> add(module, seed.asJsonObject()));
        }
    }

    /** Adds 2,450 contacts, more than a list reaches without page tokens. */
    public void many() {
        String account = accountIds().get(0);
        for (int i = 1; i <= GENERATED; i++) {
            add(
                    Module.CONTACTS,
                    Json.object()
                            .add("id", String.valueOf(5_437_280_000_000_500_000L + i))
                            .add("First_Name", "Generated")
                            .add("Last_Name", String.format(Locale.ROOT, "Contact %04d", i))
                            .add("Email", String.format(Locale.ROOT, "contact%04d@generated.example", i))
                            .add("Account_Name", account)
                            .build());
        }
    }

    /** Returns the ids of the accounts that are there. */
    public List<String> accountIds() {
        return store.all(Module.ACCOUNTS).stream()
                .map(record -> record.getString("id"))
                .toList();
    }

    private void add(Module module, JsonObject seed) {
        added++;
        Map<String, JsonValue> values = new LinkedHashMap<>();
        module.fields().forEach(field -> values.put(field.name(), seed.getOrDefault(field.name(), JsonValue.NULL)));
        if (module == Module.CONTACTS) {
            JsonObject account =
                    store.find(Module.ACCOUNTS, seed.getString("Account_Name")).orElseThrow();
            values.put(
                    "Account_Name",
                    Json.object()
                            .add("name", account.get("Account_Name"))
                            .add("id", account.get("id"))
                            .build());
            values.put("Full_Name", Json.string(seed.getString("First_Name") + " " + seed.getString("Last_Name")));
        }
        store.put(
                module,
                Json.merge(
                        Json.object()
                                .add("id", seed.get("id"))
                                .add("Owner", Organization.userReference())
                                .add("Created_By", Organization.userReference())
                                .add("Modified_By", Organization.userReference())
                                .add("Created_Time", before(Duration.ofDays(90)))
                                .add("Modified_Time", before(Duration.ofDays(20)))
                                .build(),
                        values));
    }

    private String before(Duration age) {
        return CrmTime.text(clock.instant().minus(age).minus(Duration.ofMinutes(added)));
    }
}
