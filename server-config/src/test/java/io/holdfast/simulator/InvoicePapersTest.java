package io.holdfast.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulator.RunningSimulator.Answer;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvoicePapersTest {
    private static final String ORG = "?organization_id=846213455";
    private static final String INVOICES = "/books/v3/invoices/";
    private static final String PAID_TWICE = "982000000567102";
    private static final String SENT = "982000000567105";
    private static final String LINK =
            "/books/v3/share/paymentlink" + ORG + "&transaction_type=invoice&link_type=public";

    @RegisterExtension
    final RunningSimulator zoho = new RunningSimulator();

    @Test
    void thePaymentsOfAnInvoiceAddUpToWhatWasPaid() {
        List<JsonObject> payments = zoho.get(INVOICES + PAID_TWICE + "/payments" + ORG)
                .json()
                .getJsonArray("payments")
                .getValuesAs(JsonObject.class);

        assertThat(payments).hasSize(2).allSatisfy(payment -> assertThat(payment.getString("invoice_id"))
                .isEqualTo(PAID_TWICE));
        assertThat(payments.stream()
                        .mapToDouble(one -> one.getJsonNumber("amount").doubleValue())
                        .sum())
                .isEqualTo(36480.5);
        assertThat(zoho.get(INVOICES + "1/payments" + ORG).json().getInt("code"))
                .isEqualTo(1002);
    }

    @Test
    void anInvoiceIsAPdfWhoseTableFindsItsObjects() {
        Answer answer = zoho.get(INVOICES + PAID_TWICE + ORG + "&accept=pdf");

        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition")).contains("INV-002042.pdf");
        String pdf = answer.body();
        assertThat(pdf.getBytes(StandardCharsets.UTF_8)).hasSize(pdf.length());
        assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n").contains("(INVOICE INV-002042)");
        Matcher entry = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf);
        for (int number = 1; number <= 5; number++) {
            assertThat(entry.find()).isTrue();
            assertThat(pdf.substring(Integer.parseInt(entry.group(1)))).startsWith(number + " 0 obj");
        }
        assertThat(zoho.get(INVOICES + PAID_TWICE + ORG, "Accept", "application/pdf")
                        .body())
                .isEqualTo(pdf);
    }

    @Test
    void aLinkPaysAnOpenInvoiceUntilADay() {
        String until = LocalDate.now().plusDays(5).toString();
        JsonObject answer = zoho.get(LINK + "&transaction_id=" + SENT + "&expiry_time=" + until)
                .json();

        assertThat(answer.getInt("code")).isZero();
        assertThat(answer.getJsonObject("data").getString("share_link")).startsWith("https://");
    }

    @Test
    void noLinkIsMadeForWhatIsPaidAlreadyNorForThePast() {
        String until = "&expiry_time=" + LocalDate.now().plusDays(5);

        assertThat(zoho.get(LINK + "&transaction_id=" + PAID_TWICE + until).status())
                .isEqualTo(400);
        assertThat(zoho.get(LINK + "&transaction_id=" + SENT + "&expiry_time=2020-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(zoho.get(LINK + "&transaction_id=1" + until).json().getInt("code"))
                .isEqualTo(1002);
    }
}
