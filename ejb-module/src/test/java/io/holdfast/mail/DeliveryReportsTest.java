package io.holdfast.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.mail.DeliveryReport.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReportsTest {
    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, GONE",
        "Failed, 5.1.10, GONE",
        "failed, 5.2.1, GONE",
        "failed, 5.0.0, GONE",
        "failed, 5.2.2, BOUNCED",
        "failed, 5.7.1, BOUNCED",
        "failed, 4.4.7, BOUNCED",
        "failed, nonsense, BOUNCED",
        "delayed, 4.4.1, DELAYED"
    })
    void aReportSaysHowItEndedAndWhichMailItIsAbout(String action, String status, Kind kind) {
        DeliveryReport report = read(Reports.of(
                        Mails.ID,
                        "Action: " + action,
                        "Status: " + status,
                        "Diagnostic-Code: smtp; 550 no such\n user here"))
                .orElseThrow();

        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.messageIds()).containsExactly(Mails.ID);
        assertThat(report.said()).isEqualTo(status + " smtp; 550 no such user here");
    }

    @ParameterizedTest
    @CsvSource({"delivered", "relayed", "expanded", "dance"})
    void whatWentWellIsNoReport(String action) {
        assertThat(read(Reports.of(Mails.ID, "Action: " + action, "Status: 2.0.0")))
                .isEmpty();
    }

    @Test
    void aReportWithoutTheMailNamesItElsewhere() {
        String fields = Reports.of("<none>", "Action: failed", "Status: 5.1.1");
        assertThat(read(fields.replace("Reporting-MTA", "X-Original-Message-ID: " + Mails.ID + "\r\nReporting-MTA"))
                        .orElseThrow()
                        .messageIds())
                .containsExactly(Mails.ID);
        assertThat(read("References: <a@b> " + Mails.ID + "\r\n" + fields)
                        .orElseThrow()
                        .messageIds())
                .containsExactly("<a@b>", Mails.ID);
    }

    @Test
    void anotherMailIsNoReport() {
        assertThat(read("From: ada@acme.example\r\nIn-Reply-To: " + Mails.ID
                        + "\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n"))
                .isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void partsWithinPartsAreNotFollowed() {
        StringBuilder nested = new StringBuilder("Content-Type: multipart/report; boundary=b0\r\n\r\n");
        for (int depth = 0; depth < 3000; depth++) {
            nested.append("--b").append(depth).append("\r\nContent-Type: multipart/report; boundary=b");
            nested.append(depth + 1).append("\r\n\r\n");
        }
        nested.append(Reports.of(Mails.ID, "Action: failed", "Status: 5.1.1"));
        assertThat(read(nested.toString())).isEmpty();
    }

    @Test
    void aFloodOfPartsRecipientsAndIdsIsCutOff() {
        String parts = "--b1\r\nContent-Type: text/plain\r\n\r\n\r\n".repeat(5000);
        String recipients = "Action: delivered\n\n".repeat(5000);
        String ids = IntStream.range(0, 5000).mapToObj(i -> "<" + i + "@y>").collect(joining(" "));

        assertThat(read(Reports.of(Mails.ID, "Action: failed").replaceFirst("--b1", parts + "--b1")))
                .isEmpty();
        assertThat(read(Reports.of(Mails.ID, recipients + "Action: failed"))).isEmpty();
        assertThat(read(Reports.of(ids, "Action: failed")).orElseThrow().messageIds())
                .hasSize(10);
    }

    @Test
    void whatAStrangerWritesStaysOneLineOfAFewWords() {
        DeliveryReport report = read(Reports.of(
                        Mails.ID,
                        "Action: failed",
                        "Status: 5.1.1",
                        "Diagnostic-Code: smtp; " + "\u0007very ".repeat(500)))
                .orElseThrow();
        assertThat(report.said()).hasSizeLessThanOrEqualTo(400).doesNotContain("\u0007");
    }

    private static Optional<DeliveryReport> read(String mail) {
        try {
            return DeliveryReports.of(mail.getBytes(ISO_8859_1));
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
