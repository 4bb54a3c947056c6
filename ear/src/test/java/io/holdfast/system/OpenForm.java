package io.holdfast.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page whose form keeps its view on the node that made it, as it stands open in a browser. */
record OpenForm(String screen, String cookie, String view, String page) {
    private static final Pattern VIEW = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]+)\"");

    static OpenForm of(String screen, Answer answer) {
        Matcher view = VIEW.matcher(answer.body());
        if (answer.status() != 200 || !view.find()) {
            throw new AssertionError("no form at " + screen + ": " + answer);
        }
        return new OpenForm(screen, answer.header("Set-Cookie").split(";", 2)[0], view.group(1), answer.body());
    }

    /** Sends the form by its button, without a script. @param fields names and values by turns */
    Answer sendTo(Portal node, String form, String... fields) {
        return node.take(screen, body(form, fields), "Cookie", cookie);
    }

    /** The same with a nonce of its page's scripts beside it. */
    Answer sendWithNonce(Portal node, String form, String nonce, String... fields) {
        return node.take(screen, body(form, fields) + "&primefaces.nonce=" + encoded(nonce), "Cookie", cookie);
    }

    /** The same form, claiming to be of another view. */
    OpenForm ofView(String other) {
        return new OpenForm(screen, cookie, other, page);
    }

    /** Sends the form by its button as the page's script does. */
    Answer sendByScriptTo(Portal node, String form, String... fields) {
        return node.take(
                screen,
                "jakarta.faces.partial.ajax=true&jakarta.faces.partial.execute=%40all&jakarta.faces.partial.render="
                        + form + "&" + "jakarta.faces.source=" + form + "%3Asubmit&" + body(form, fields),
                "Cookie",
                cookie,
                "Faces-Request",
                "partial/ajax");
    }

    private String body(String form, String... fields) {
        var body = new StringBuilder(form + "=" + form + "&" + form + "%3Asubmit=" + form + "%3Asubmit");
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&')
                    .append(form)
                    .append("%3A")
                    .append(fields[i])
                    .append('=')
                    .append(encoded(fields[i + 1]));
        }
        return body.append("&jakarta.faces.ViewState=").append(encoded(view)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
