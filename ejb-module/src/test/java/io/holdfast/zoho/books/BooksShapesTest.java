package io.holdfast.zoho.books;

import static io.holdfast.zoho.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.zoho.Outcome;
import io.holdfast.zoho.calls.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BooksShapesTest {
    private static final String ROW =
            "{'invoice_id':'982000000567101','invoice_number':'INV-002041','status':'overdue',"
                    + "'customer_id':'982000000561003','customer_name':'Acme','date':'2026-10-12','due_date':'2026-11-11',"
                    + "'total':'48250.00','balance':48250.00,'currency_code':'USD','exchange_rate':1,"
                    + "'reference_number':'PO-7731','last_modified_time':'2026-11-18T04:10:00-0500','last_payment_date':'',"
                    + "'cf_project_id':'2418573000000101003','cf_crm_contact_id':'','something_new':{'x':[1]}}";

    @Test
    void aRowOfAListIsRead() {
        assertThat(invoices("[" + ROW + "]", "{'has_more_page':false}"))
                .isEqualTo(Outcome.ok(new Page<>(
                        java.util.List.of(new BooksInvoice(
                                "982000000567101",
                                "INV-002041",
                                "PO-7731",
                                "overdue",
                                "982000000561003",
                                "2418573000000101003",
                                null,
                                "USD",
                                new BigDecimal("48250.00"),
                                new BigDecimal("48250.00"),
                                LocalDate.of(2026, 10, 12),
                                LocalDate.of(2026, 11, 11),
                                Instant.parse("2026-11-18T09:10:00Z"))),
                        false)));
    }

    /** Case C13: everything at once that Books has been seen to write differently. */
    @Test
    void numbersAsIdsMoneyInTwoFormsAnEmptyDateAndAContextInAListAreUnderstood() {
        Page<BooksInvoice> page = value(invoices(
                "[{'invoice_id':982000000567114,'customer_id':982000000561003,'invoice_number':'INV-002054',"
                        + "'status':'partially_paid','total':'10000.00','balance':40.6,'due_date':'','date':' ',"
                        + "'last_modified_time':'2013-11-18T02:02:51-0800','unknown':null}]",
                "[{'page':1,'has_more_page':'true'}]"));
        assertThat(page.more()).isTrue();
        BooksInvoice invoice = page.rows().get(0);
        assertThat(invoice.id()).isEqualTo("982000000567114");
        assertThat(invoice.customerId()).isEqualTo("982000000561003");
        assertThat(invoice.total()).isEqualTo(new BigDecimal("10000.00"));
        assertThat(invoice.balance()).isEqualTo(new BigDecimal("40.6"));
        assertThat(invoice.date()).isNull();
        assertThat(invoice.dueDate()).isNull();
        assertThat(invoice.modifiedAt()).isEqualTo(Instant.parse("2013-11-18T10:02:51Z"));
        assertThat(invoice.status()).isEqualTo("partially_paid");
    }

    @Test
    void theFieldsOfTheOrganizationLieFlatOrInAList() {
        for (String field : new String[] {
            "'cf_project_id':2418573000000101003,'cf_crm_contact_id':'7'",
            "'custom_fields':[{'api_name':'cf_crm_contact_id','value':'7'},"
                    + "{'api_name':'cf_project_id','value':'2418573000000101003'}]"
        }) {
            BooksInvoice invoice = value(
                            invoices("[{'invoice_id':'1','invoice_number':'n','total':1," + field + "}]", "{}"))
                    .rows()
                    .get(0);
            assertThat(invoice.projectId()).as(field).isEqualTo("2418573000000101003");
            assertThat(invoice.contactId()).as(field).isEqualTo("7");
            assertThat(invoice.status()).isEqualTo("unknown");
        }
    }

    @Test
    void aRowThatCannotBeKeptMakesTheListingUnfitToBeTakenOver() {
        for (String row : new String[] {
            "{'invoice_number':'n','total':1}",
            "{'invoice_id':'1','total':1}",
            "{'invoice_id':'1','invoice_number':'n'}",
            "{'invoice_id':'1','invoice_number':'n','total':'much'}",
            "{'invoice_id':'1','invoice_number':'n','total':1e30}",
            "{'invoice_id':'1','invoice_number':'n','total':'1234567890123456'}",
            "{'invoice_id':'1','invoice_number':'n','total':'0.00001'}",
            "7"
        }) {
            assertThat(invoices("[" + ROW + "," + row + "]", "{}")).as(row).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void anythingButAListIsAnErrorAndNotAnEmptyListing() {
        for (String body : new String[] {
            "",
            "{}",
            "[]",
            "{'code':0}",
            "{'invoices':[]}",
            "{'code':0,'invoices':{}}",
            "{'code':0,'contacts':[]}",
            "{'code':9,'invoices':[]}",
            "{'code':0,'invoices':[{"
        }) {
            assertThat(BooksShapes.page(answer(200, body), "invoices", BooksShapes::invoice))
                    .as(body)
                    .isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @Test
    void anEmptyListingIsEmpty() {
        assertThat(value(invoices("[]", "{'has_more_page':false}")).rows()).isEmpty();
    }

    @Test
    void aCustomerTellsTheAccountThatItWasMadeFrom() {
        assertThat(value(BooksShapes.page(
                                answer(
                                        200,
                                        "{'code':0,'contacts':[{'contact_id':'1','zcrm_account_id':'77'},"
                                                + "{'contact_id':2,'zcrm_account_id':''}]}"),
                                "contacts",
                                BooksShapes::customer))
                        .rows())
                .containsExactly(new BooksCustomer("1", "77"), new BooksCustomer("2", null));
    }

    @Test
    void theUsualOrganizationIsMarked() {
        assertThat(value(BooksShapes.page(
                                answer(
                                        200,
                                        "{'code':0,'organizations':[{'organization_id':10},"
                                                + "{'organization_id':'846213455','is_default_org':true}]}"),
                                "organizations",
                                BooksShapes::organization))
                        .rows())
                .containsExactly(new BooksOrganization("10", false), new BooksOrganization("846213455", true));
    }

    private static Outcome<Page<BooksInvoice>> invoices(String rows, String context) {
        return BooksShapes.page(
                answer(200, "{'code':0,'message':'success','invoices':" + rows + ",'page_context':" + context + "}"),
                "invoices",
                BooksShapes::invoice);
    }

    private static <T> T value(Outcome<T> outcome) {
        return outcome.fold(value -> value, failure -> {
            throw new AssertionError(failure.detail());
        });
    }
}
