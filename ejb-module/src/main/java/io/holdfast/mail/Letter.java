package io.holdfast.mail;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param text for readers without HTML, and the same in HTML
 */
public record Letter(String subject, String text, String html) {
    /** Without its text: a link may stand in it. */
    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
