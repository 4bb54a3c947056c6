package io.holdfast.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes mails from templates, {@code mail/<kind>.<language>.txt}: lines {@code Subject:}, {@code Greeting:} and {@code
 * Nameless:}, then paragraphs with empty lines between them. The HTML is made from the same paragraphs; one that is nothing but
 * <code>{link}</code> becomes a link.
 *
 * <p>A value is one line, whatever somebody typed: it can neither add a paragraph nor a header, nor an element to the HTML. A
 * name that looks like an address of the web is left out, so that nobody can have us deliver an advertisement as a greeting.
 */
final class Letters {
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern NO_NAME = Pattern.compile("(?i).*(://|www\\.|[<>@{}\\\\]|\\.[a-z]{2,}/).*");
    private static final int LONGEST_VALUE = 2000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;

    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    private record Template(String subject, String greeting, String nameless, String body) {}

    Letter write(MailKind kind, MailLanguage language, String name, Map<String, Object> values) {
        Template template = templates.computeIfAbsent(kind.word() + "." + language.word(), Letters::read);
        Map<String, String> lines = new LinkedHashMap<>();
        values.forEach((variable, value) -> lines.put(variable, line(value, language)));
        String reader = name == null ? "" : line(name, language);
        boolean named = !reader.isEmpty()
                && reader.length() <= LONGEST_NAME
                && !NO_NAME.matcher(reader).matches();
        lines.put("name", reader);
        String greeting = fill(named ? template.greeting() : template.nameless(), lines);
        String subject = fill(template.subject(), lines);
        StringBuilder text = new StringBuilder(greeting).append("\n\n");
        StringBuilder html = new StringBuilder(paragraph(escape(greeting)));
        for (String paragraph : template.body().split("\n\n")) {
            String flowing = paragraph.strip();
            text.append(fill(flowing, lines)).append("\n\n");
            String filled = escape(fill(flowing.replace('\n', ' '), lines));
            html.append(paragraph(flowing.equals("{link}") ? "<a href=\"" + filled + "\">" + filled + "</a>" : filled));
        }
        return new Letter(
                subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…",
                text.toString().stripTrailing() + "\n",
                page(language, escape(subject), html.toString()));
    }

    private static String page(MailLanguage language, String title, String paragraphs) {
        return "<!DOCTYPE html>\n<html lang=\"" + language.word() + "\">\n<head><meta charset=\"utf-8\"><title>" + title
                + "</title></head>\n"
                + "<body style=\"font-family:sans-serif;line-height:1.5;max-width:36em;margin:1.5em\">\n" + paragraphs
                + "</body>\n</html>\n";
    }

    private static String paragraph(String html) {
        return "<p>" + html + "</p>\n";
    }

    private static String fill(String template, Map<String, String> values) {
        return VARIABLE.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        String value = values.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("a mail lacks its '" + found.group(1) + "'");
        }
        return value;
    }

    private static String line(Object value, MailLanguage language) {
        if (value instanceof Instant moment) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .withLocale(language.locale())
                            .withZone(ZoneOffset.UTC)
                            .format(moment)
                    + " UTC";
        }
        String text = NOT_IN_A_LINE.matcher(value.toString()).replaceAll(" ").strip();
        if (text.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("a value of a mail is too long");
        }
        return text;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static Template read(String name) {
        try (var file = Letters.class.getResourceAsStream("/mail/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("there is no mail template " + name);
            }
            String text = new String(file.readAllBytes(), UTF_8).replace("\r", "");
            String[] headAndBody = text.split("\n\n", 2);
            return new Template(
                    head(headAndBody[0], "Subject"),
                    head(headAndBody[0], "Greeting"),
                    head(headAndBody[0], "Nameless"),
                    headAndBody[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String head(String lines, String field) {
        return lines.lines()
                .filter(line -> line.startsWith(field + ": "))
                .map(line -> line.substring(field.length() + 2).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a mail template lacks its line " + field));
    }
}
