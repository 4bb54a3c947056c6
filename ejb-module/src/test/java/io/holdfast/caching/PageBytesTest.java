package io.holdfast.caching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.model.Money;
import io.holdfast.projects.model.Milestone;
import io.holdfast.projects.usecase.ProjectSummary;
import io.holdfast.shared.id.AccountId;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.id.ProjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes into the grid comes out as it was: with the server's own JSON-B, for the records that are really kept. */
class PageBytesTest {
    private static final Instant LABEL = Instant.parse("2026-11-21T05:50:32.879577Z");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    private final PageBytes<ProjectSummary> projects = new PageBytes<>("1", ProjectSummary[].class);
    private final PageBytes<MirroredInvoice> invoices = new PageBytes<>("1", MirroredInvoice[].class);

    @Test
    void aProjectKeepsAllItsMembers() {
        var milestone = new Milestone("m-1", "Foundation \"north\"", "Active", DAY, null, false);
        var full = new ProjectSummary(
                id(1), "Brücke <b>&\n", "In Progress", 62, id(2), "Acme", DAY, DAY.plusDays(1), milestone, LABEL);
        var bare = new ProjectSummary(id(3), "", "New", 0, null, null, null, null, null, LABEL);
        var page = new Labelled<>(new PageContent<>(List.of(full, bare), "bmV4dA"), LABEL);

        assertThat(projects.read(projects.write(page))).contains(page);
    }

    @Test
    void anInvoiceKeepsItsMoneyToTheLastDigit() {
        var full = new MirroredInvoice(
                new InvoiceId(new UUID(0, 1)),
                "INV-1",
                "PO 7",
                "overdue",
                new AccountId(new UUID(0, 2)),
                "Acme",
                new ProjectId(new UUID(0, 3)),
                "Bridge",
                new Money(new BigDecimal("12345678901234.5600"), "EUR"),
                new Money(new BigDecimal("0.00"), null),
                DAY,
                DAY,
                LABEL);
        var bare = new MirroredInvoice(
                new InvoiceId(new UUID(0, 4)),
                "",
                null,
                "sent",
                null,
                null,
                null,
                null,
                full.total(),
                null,
                null,
                null,
                LABEL);
        var page = new Labelled<>(new PageContent<>(List.of(full, bare), null), LABEL);

        assertThat(invoices.read(invoices.write(page))).contains(page);
    }

    @Test
    void anEmptyPageIsAPage() {
        var page = new Labelled<>(new PageContent<ProjectSummary>(List.of(), null), LABEL);
        assertThat(projects.read(projects.write(page))).contains(page);
    }

    @Test
    void bytesOfAnotherFormatAreNoPage() {
        var page = new Labelled<>(new PageContent<ProjectSummary>(List.of(), null), LABEL);
        assertThat(new PageBytes<>("2", ProjectSummary[].class).read(projects.write(page)))
                .isEmpty();
        assertThat(projects.read(new byte[0])).isEmpty();
        assertThat(projects.read("[]".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void bytesThatBreakOffAreRefused() {
        byte[] broken = ("1 " + LABEL + " -\n[{\"id\":").getBytes(UTF_8);
        assertThatThrownBy(() -> projects.read(broken)).isInstanceOf(RuntimeException.class);
    }

    private static String id(long number) {
        return new UUID(0, number).toString();
    }
}
