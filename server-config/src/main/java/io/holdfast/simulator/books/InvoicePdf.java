package io.holdfast.simulator.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An invoice as a document of one page: a real PDF, small and in ASCII alone, so that a byte is a character and the table of
 * its objects can be counted in characters.
 */
final class InvoicePdf {
    static final String TYPE = "application/pdf";

    private static final int FONT_SIZE = 12;
    private static final int LEADING = 20;
    private static final int LAST_ASCII = 0x7E;
    private static final int LAST_LATIN = 0xFF;

    private InvoicePdf() {}

    static String of(Invoice invoice) {
        String page = page(List.of(
                "INVOICE " + invoice.number(),
                invoice.customer().name(),
                "Date " + invoice.head().date(),
                invoice.item(),
                "Total " + invoice.currency().name() + " " + invoice.total().toPlainString(),
                "Balance due " + invoice.currency().name() + " "
                        + invoice.balance().toPlainString()));
        return document(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
                "<</Length " + page.length() + ">>\nstream\n" + page + "\nendstream"));
    }

    private static String page(List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F " + FONT_SIZE + " Tf " + LEADING + " TL 72 720 Td");
        lines.forEach(line -> page.append(" (").append(escaped(line)).append(") Tj T*"));
        return page.append(" ET").toString();
    }

    private static String document(List<String> objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> starts = new ArrayList<>();
        for (String object : objects) {
            starts.add(pdf.length());
            pdf.append(starts.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = pdf.length();
        int size = objects.size() + 1;
        pdf.append("xref\n0 ").append(size).append("\n0000000000 65535 f \n");
        starts.forEach(start -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", start)));
        return pdf.append("trailer\n<</Size ")
                .append(size)
                .append("/Root 1 0 R>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }

    /** Writes a text for a string in a PDF: what its font has beyond ASCII as octal, what it has not as a question mark. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '(' || point == ')' || point == '\\') {
                escaped.append('\\').appendCodePoint(point);
            } else if (point >= ' ' && point <= LAST_ASCII) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append(point > LAST_ASCII && point <= LAST_LATIN ? "\\" + Integer.toOctalString(point) : "?");
            }
        });
        return escaped.toString();
    }
}
