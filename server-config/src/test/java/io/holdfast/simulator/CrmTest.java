package io.holdfast.simulator;

import static io.holdfast.simulator.RunningSimulator.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrmTest {
    private static final String CONTACTS = "/crm/v8/Contacts";
    private static final String UMA = "5437280000000413016";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void theSdksFindModulesFieldsUserAndOrganization() {
        assertThat(zoho.get("/crm/v8/settings/modules").json().getJsonArray("modules"))
                .extracting(module -> module.asJsonObject().getString("api_name"))
                .containsExactly("Accounts", "Contacts");
        JsonArray fields =
                zoho.get("/crm/v8/settings/fields?module=Contacts").json().getJsonArray("fields");
        assertThat(fields.getValuesAs(JsonObject.class))
                .filteredOn(field -> field.getBoolean("system_mandatory"))
                .extracting(field -> field.getString("api_name"))
                .containsExactly("Last_Name");
        assertThat(fields.getValuesAs(JsonObject.class))
                .extracting(field -> field.getString("id"))
                .doesNotHaveDuplicates();
        assertThat(zoho.get("/crm/v8/users?type=CurrentUser").json().getJsonArray("users"))
                .hasSize(1);
        assertThat(zoho.get("/crm/v8/org")
                        .json()
                        .getJsonArray("org")
                        .getJsonObject(0)
                        .getString("company_name"))
                .isEqualTo("Meridian Engineering");
        assertThat(zoho.get("/crm/v8/settings/fields").code()).isEqualTo("REQUIRED_PARAM_MISSING");
        assertThat(zoho.get("/crm/v8/Invoices?fields=id").code()).isEqualTo("INVALID_MODULE");
        assertThat(zoho.get("/crm/v8/a/b/c/d").code()).isEqualTo("INVALID_URL_PATTERN");
        assertThat(zoho.send("PATCH", CONTACTS, "{}").code()).isEqualTo("INVALID_REQUEST_METHOD");
    }

    @Test
    void aListNeedsFieldsAndShowsOnlyThose() {
        assertThat(zoho.get("/crm/v8/Accounts").code()).isEqualTo("REQUIRED_PARAM_MISSING");

        JsonObject list = zoho.get("/crm/v8/Accounts?fields=Account_Name%2CNo_Field&sort_by=id&sort_order=asc")
                .json();
        assertThat(list.getJsonArray("data").getJsonObject(0).toString())
                .isEqualTo("{\"id\":\"" + ACME + "\",\"Account_Name\":\"Acme\"}");
        assertThat(list.getJsonObject("info").getBoolean("more_records")).isFalse();
        assertThat(zoho.get(CONTACTS + "?fields=id&per_page=201").code()).isEqualTo("INVALID_DATA");
        String manyFields = IntStream.range(0, 51).mapToObj(i -> "F" + i).collect(Collectors.joining(","));
        assertThat(zoho.get(CONTACTS + "?fields=" + manyFields).code()).isEqualTo("LIMIT_EXCEEDED");
    }

    @Test
    void aReadGivesTheRecordOr204WithoutBody() {
        JsonObject uma =
                zoho.get(CONTACTS + "/" + UMA).json().getJsonArray("data").getJsonObject(0);
        assertThat(uma.getString("Email")).isEqualTo("user@acme.example");
        assertThat(uma.getJsonObject("Account_Name").getString("id")).isEqualTo(ACME);
        assertThat(uma.getString("Modified_Time")).endsWith("-05:00");

        Answer absent = zoho.get(CONTACTS + "/5437280000000999999");
        assertThat(absent.status()).isEqualTo(204);
        assertThat(absent.header("Content-Type")).isEmpty();
        assertThat(zoho.get(CONTACTS + "/abc").code()).isEqualTo("INVALID_DATA");
    }

    @Test
    void ifModifiedSinceAnswers304OrTheChangedRowsOnly() {
        String list = CONTACTS + "?fields=Last_Name";
        String now = OffsetDateTime.now(ZoneOffset.ofHoursMinutes(5, 30))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        assertThat(zoho.get(list, "If-Modified-Since", now).status()).isEqualTo(304);
        assertThat(zoho.get(CONTACTS + "/" + UMA, "If-Modified-Since", now).status())
                .isEqualTo(304);

        zoho.advance(Duration.ofMinutes(1));
        zoho.send("PUT", CONTACTS + "/" + UMA, "{\"data\":[{\"Title\":\"Lead\"}]}");

        assertThat(zoho.get(list, "If-Modified-Since", now).json().getJsonArray("data"))
                .hasSize(1);
        assertThat(zoho.send("PUT", CONTACTS + "/" + UMA, "{\"data\":[{\"Title\":\"X\"}]}", "If-Modified-Since", now)
                        .status())
                .isEqualTo(412);
        assertThat(zoho.get(list, "If-Modified-Since", "Sat, 21 Nov 2026 10:00:00 GMT")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void searchFindsByCriteriaAndEmail() {
        assertThat(found("criteria=(Email:equals:USER@acme.example)")).containsExactly(UMA);
        assertThat(found("email=user@acme.example")).containsExactly(UMA);
        assertThat(found("word=Okafor")).hasSize(1);
        assertThat(found("criteria=((Account_Name:equals:" + ACME + ")and(Title:starts_with:Project))"))
                .containsExactly(UMA);
        assertThat(found("criteria=((Last_Name:in:Reyes,Nair)or(Last_Name:equals:Okafor))"))
                .hasSize(3);
        assertThat(zoho.get(CONTACTS + "/search?email=nobody@acme.example").status())
                .isEqualTo(204);
        assertThat(zoho.get(CONTACTS + "/search?criteria=Email:equals").code()).isEqualTo("INVALID_QUERY");
        assertThat(zoho.get(CONTACTS + "/search?criteria=" + "(".repeat(5000)).code())
                .isEqualTo("INVALID_QUERY");
        assertThat(zoho.get(CONTACTS + "/search").code()).isEqualTo("REQUIRED_PARAM_MISSING");
    }

    private Iterable<String> found(String query) {
        return zoho
                .get(CONTACTS + "/search?" + query)
                .json()
                .getJsonArray("data")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(record -> record.getString("id"))
                .toList();
    }

    @Test
    void aCreateAnswersPerItemInRequestOrder() {
        Answer answer = zoho.send(
                "POST",
                CONTACTS,
                "{\"data\":[{\"Last_Name\":\"<b>O'Neil</b>\",\"Email\":\"o@x.example\",\"Unknown\":1},{\"Email\":\"a@b.example\"},"
                        + "{\"Last_Name\":\"B\",\"Email\":\"no-address\"},7,"
                        + "{\"Last_Name\":\"C\",\"Account_Name\":{\"id\":\"1\"}}],\"trigger\":[]}");

        assertThat(answer.status()).isEqualTo(207);
        JsonArray data = answer.json().getJsonArray("data");
        assertThat(data.getValuesAs(JsonObject.class))
                .extracting(item -> item.getString("code"))
                .containsExactly("SUCCESS", "MANDATORY_NOT_FOUND", "INVALID_DATA", "INVALID_DATA", "INVALID_DATA");
        assertThat(data.getJsonObject(2).getJsonObject("details").getString("json_path"))
                .isEqualTo("$.data[2].Email");
        String id = data.getJsonObject(0).getJsonObject("details").getString("id");
        JsonObject made =
                zoho.get(CONTACTS + "/" + id).json().getJsonArray("data").getJsonObject(0);
        assertThat(made.getString("Full_Name")).isEqualTo("<b>O'Neil</b>");
        assertThat(made).doesNotContainKey("Unknown");
        assertThat(made.get("Phone")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void statusesOfWritesSayLittle() {
        assertThat(zoho.send("POST", "/crm/v8/Accounts", "{\"data\":[{\"Account_Name\":\"Initech\"}]}")
                        .status())
                .isEqualTo(201);
        assertThat(zoho.send("POST", "/crm/v8/Accounts", "{\"data\":[{}]}").status())
                .isEqualTo(202);
        assertThat(zoho.send("PUT", CONTACTS, "{\"data\":[{\"id\":\"1\"},{\"id\":\"" + UMA + "\",\"Title\":\"x\"}]}")
                        .status())
                .isEqualTo(207);
    }

    @Test
    void anUpsertUpdatesTheSameRecordElseInsertsOne() {
        String body = "{\"data\":[{\"Last_Name\":\"Reyes\",\"Email\":\"User@acme.example\",\"Title\":\"Lead\"},"
                + "{\"Last_Name\":\"New\",\"Email\":\"new@acme.example\"}],\"duplicate_check_fields\":[\"Email\"]}";

        Answer answer = zoho.send("POST", CONTACTS + "/upsert", body, "Content-Type", "text/plain");

        assertThat(answer.status()).isEqualTo(200);
        JsonArray data = answer.json().getJsonArray("data");
        assertThat(data.getJsonObject(0).getString("action")).isEqualTo("update");
        assertThat(data.getJsonObject(0).getString("duplicate_field")).isEqualTo("Email");
        assertThat(data.getJsonObject(0).getJsonObject("details").getString("id"))
                .isEqualTo(UMA);
        assertThat(data.getJsonObject(1).getString("action")).isEqualTo("insert");
        assertThat(found("word=Lead")).containsExactly(UMA);
    }

    @Test
    void aCallWritesAtMost100Records() {
        String items = IntStream.range(0, 101)
                .mapToObj(i -> "{\"Last_Name\":\"" + i + "\"}")
                .collect(Collectors.joining(","));

        Answer answer = zoho.send("POST", CONTACTS, "{\"data\":[" + items + "]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("details").getInt("maximum_length"))
                .isEqualTo(100);
        assertThat(zoho.send("POST", CONTACTS, "{\"data\":[").code()).isEqualTo("INVALID_DATA");
        assertThat(zoho.send("POST", CONTACTS, "{}").code()).isEqualTo("MANDATORY_NOT_FOUND");
    }

    @Test
    void deletedRecordsAreListedApart() {
        assertThat(zoho.get(CONTACTS + "/deleted?type=all").status()).isEqualTo(204);

        assertThat(zoho.send("DELETE", CONTACTS + "/" + UMA, "").status()).isEqualTo(200);

        assertThat(zoho.get(CONTACTS + "/" + UMA).status()).isEqualTo(204);
        JsonObject gone = zoho.get(CONTACTS + "/deleted?type=recycle")
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(gone.getString("id")).isEqualTo(UMA);
        assertThat(gone.getString("display_name")).isEqualTo("Uma Reyes");
        assertThat(zoho.get(CONTACTS + "/deleted?type=permanent").status()).isEqualTo(204);
        assertThat(zoho.get(CONTACTS + "/deleted?type=other").status()).isEqualTo(400);
    }
}
