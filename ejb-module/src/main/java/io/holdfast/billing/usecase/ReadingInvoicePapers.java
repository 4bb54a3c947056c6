package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.model.Money;
import io.holdfast.billing.refresh.PaperReadings;
import io.holdfast.billing.refresh.PaperReadings.Reading;
import io.holdfast.mirror.RefreshingProjections;
import io.holdfast.security.RunAs;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.books.BooksGateway;
import io.holdfast.zoho.books.BooksPaper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Shows what Books alone knows of an invoice: its lines, what was paid, and the document. Rights are decided by our mirror before
 * Books is asked.
 */
@ApplicationScoped
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class ReadingInvoicePapers {
    @Inject
    PaperOf paperOf;

    @Inject
    BooksGateway books;

    @Inject
    RunAs runAs;

    @Inject
    CallerContext context;

    @Inject
    PaperReadings readings;

    /**
     * The lines and payments of an invoice that the caller has just read.
     *
     * @return empty when Books does not say and never did
     */
    @RequiresPermission(action = "invoice.read")
    public Optional<InvoicePaper> of(MirroredInvoice invoice) {
        Reading known = readings.of(context.tenant(), paperOf.source(invoice.id()));
        return known.paper() == null ? Optional.empty() : Optional.of(paper(known, invoice));
    }

    /**
     * The document of an invoice, as Books makes it at this moment.
     *
     * @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none for this caller, {@link
     *     ProblemCode#ZOHO_UNAVAILABLE} when Books does not give it
     */
    @RequiresPermission(action = "invoice.download")
    public byte[] pdf(InvoiceId id) {
        String source = paperOf.sourceToHandOut(id);
        Outcome<byte[]> answer =
                runAs.call(RefreshingProjections.caller(context.tenant()), () -> books.invoicePdf(source));
        if (answer instanceof Outcome.Ok<byte[]> ok) {
            return ok.value();
        }
        if (answer instanceof Outcome.Gone) {
            throw DomainException.notFound("invoice");
        }
        throw new DomainException(ProblemCode.ZOHO_UNAVAILABLE, answer.sentence());
    }

    private static InvoicePaper paper(Reading known, MirroredInvoice invoice) {
        BooksPaper paper = known.paper();
        String currency = invoice.total().currency();
        boolean toPay = invoice.balance() != null && invoice.balance().amount().signum() > 0;
        return new InvoicePaper(
                toPay ? paper.payAddress() : null,
                paper.items().stream()
                        .map(i -> new InvoicePaper.Item(
                                i.name(),
                                i.description(),
                                i.quantity(),
                                money(i.rate(), currency),
                                money(i.total(), currency)))
                        .toList(),
                paper.payments().stream()
                        .map(p -> new InvoicePaper.Payment(
                                money(p.amount(), currency), p.mode(), p.date(), p.reference()))
                        .toList(),
                known.readAt(),
                known.failure() != null,
                known.failure());
    }

    private static Money money(BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }
}
