package io.holdfast.billing.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.zoho.books.BooksCustomer;
import io.holdfast.zoho.books.BooksInvoice;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceListingTest {
    @Test
    void anInvoiceGoesToTheAccountOfItsCustomerAndToNoneWithoutALink() {
        List<ListedInvoice> listing = InvoiceListing.of(
                List.of(invoice("1", "c1"), invoice("2", "c2"), invoice("3", "c3"), invoice("4", null)),
                InvoiceListing.accounts(List.of(new BooksCustomer("c1", "77"), new BooksCustomer("c2", null))));
        assertThat(listing).extracting(ListedInvoice::sourceAccountId).containsExactly("77", null, null, null);
        assertThat(listing).extracting(ListedInvoice::sourceCustomerId).containsExactly("c1", "c2", "c3", null);
    }

    private static BooksInvoice invoice(String id, String customer) {
        return new BooksInvoice(
                id, "INV-" + id, null, "sent", customer, null, null, "USD", BigDecimal.TEN, null, null, null, null);
    }
}
