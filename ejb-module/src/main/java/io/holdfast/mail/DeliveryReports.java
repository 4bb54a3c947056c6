package io.holdfast.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.holdfast.mail.DeliveryReport.Kind;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads delivery reports (RFC 3464). Anybody can send one: a report is looked at one level deep, in its first parts and fields, and
 * says no more than which mail of ours it may be about and how that ended.
 */
final class DeliveryReports {
    private static final int MOST_PARTS = 10;
    private static final int MOST_RECIPIENTS = 10;
    private static final int MOST_IDS = 10;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]{1,120}@[^<>@\\s]{1,120}>");
    private static final Pattern STATUS = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})");
    private static final Pattern BLANK_LINES = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n\\s*");

    private final Set<String> ids = new LinkedHashSet<>();
    private final List<InternetHeaders> recipients = new ArrayList<>();

    private DeliveryReports() {}

    /** @return empty when it is no report, or one of something that went well */
    static Optional<DeliveryReport> of(byte[] mail) throws MessagingException, IOException {
        var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
        return message.isMimeType("multipart/report") ? new DeliveryReports().read(message) : Optional.empty();
    }

    private Optional<DeliveryReport> read(MimeMessage message) throws MessagingException, IOException {
        var parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                readFields(part);
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                addIds(new InternetHeaders(part.getInputStream()).getHeader("Message-ID", " "));
            }
        }
        addIds(message.getHeader("In-Reply-To", " "));
        addIds(message.getHeader("References", " "));
        for (InternetHeaders recipient : recipients) {
            Optional<DeliveryReport> report = of(recipient);
            if (report.isPresent()) {
                return report;
            }
        }
        return Optional.empty();
    }

    /** Groups of fields with empty lines between them: one of the mail, then one of each recipient. */
    private void readFields(BodyPart part) throws MessagingException, IOException {
        String text = new String(part.getInputStream().readAllBytes(), ISO_8859_1);
        for (String group : BLANK_LINES.split(text, MOST_RECIPIENTS + 2)) {
            var fields = new InternetHeaders(new ByteArrayInputStream(group.getBytes(ISO_8859_1)));
            addIds(fields.getHeader("Original-Message-ID", " "));
            addIds(fields.getHeader("X-Original-Message-ID", " "));
            if (fields.getHeader("Action") != null && recipients.size() < MOST_RECIPIENTS) {
                recipients.add(fields);
            }
        }
    }

    private void addIds(String text) {
        Matcher found = MESSAGE_ID.matcher(text == null ? "" : text);
        while (ids.size() < MOST_IDS && found.find()) {
            ids.add(found.group());
        }
    }

    private Optional<DeliveryReport> of(InternetHeaders recipient) {
        String status = first(recipient, "Status");
        String said = (status + " " + first(recipient, "Diagnostic-Code")).strip();
        return switch (first(recipient, "Action").toLowerCase(Locale.ROOT)) {
            case "failed" ->
                Optional.of(new DeliveryReport(
                        List.copyOf(ids), blamesTheAddress(status) ? Kind.GONE : Kind.BOUNCED, said));
            case "delayed" -> Optional.of(new DeliveryReport(List.copyOf(ids), Kind.DELAYED, said));
            default -> Optional.empty();
        };
    }

    private static boolean blamesTheAddress(String status) {
        Matcher code = STATUS.matcher(status);
        return code.find() && code.group(1).equals("5") && SmtpReplies.blamesTheAddress(code.group(2), code.group(3));
    }

    private static String first(InternetHeaders fields, String name) {
        String[] values = fields.getHeader(name);
        return values == null ? "" : values[0].strip();
    }
}
