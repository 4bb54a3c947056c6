package io.holdfast.zoho.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Answer;
import io.holdfast.zoho.Answers;
import io.holdfast.zoho.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BooksPapersTest {
    private static final String INVOICE = """
            {"code":0,"invoice":{"invoice_id":9007199254740993,"invoice_url":"https://books.example/i/1",
             "line_items":[{"name":"Survey","description":"","rate":"48250.10","quantity":2,"item_total":96500.2},{}],
             "payments":[{"payment_mode":"banktransfer","amount":1000.0,"date":"2026-11-02","reference_number":"WIRE-7"},
                         {"payment_mode":"cash"}]}}""";

    @Test
    void linesAndPaymentsKeepTheirDigitsAndWhatSaysNothingIsLeftOut() {
        BooksPaper paper = read(INVOICE);
        assertThat(paper.items()).hasSize(2).first().satisfies(item -> {
            assertThat(item.name()).isEqualTo("Survey");
            assertThat(item.rate()).isEqualTo(new BigDecimal("48250.10"));
            assertThat(item.total()).isEqualByComparingTo("96500.2");
        });
        assertThat(paper.items().get(1).name()).isEqualTo("–");
        assertThat(paper.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.amount()).isEqualByComparingTo("1000");
            assertThat(payment.date()).isEqualTo(LocalDate.of(2026, 11, 2));
            assertThat(payment.reference()).isEqualTo("WIRE-7");
        });
    }

    @Test
    void onlyAnAddressThatIsHttpsIsFollowed() {
        assertThat(read(INVOICE).payAddress()).isEqualTo("https://books.example/i/1");
        assertThat(read(INVOICE.replace("https://books", "javascript:books")).payAddress())
                .isNull();
    }

    @Test
    void anotherInvoiceThanTheOneAskedForIsNoAnswer() {
        assertThat(BooksPapers.record(answer(INVOICE), "7")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(BooksPapers.record(answer("{\"code\":0}"), "7")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(BooksPapers.record(answer("rubbish"), "7")).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void whatDoesNotBeginAsAPdfIsNone() {
        assertThat(BooksPapers.pdf(answer("%PDF-1.4 …"))).isInstanceOf(Outcome.Ok.class);
        assertThat(BooksPapers.pdf(answer("<html>"))).isInstanceOf(Outcome.Unavailable.class);
        assertThat(BooksPapers.pdf(answer(""))).isInstanceOf(Outcome.Unavailable.class);
    }

    private static BooksPaper read(String body) {
        return ((Outcome.Ok<BooksPaper>) BooksPapers.record(answer(body), "9007199254740993")).value();
    }

    private static Answer answer(String body) {
        return Answers.answer(200, body);
    }
}
