package io.holdfast.mail;

/** The mail goes on waiting. What the server said stands with the mail, not here: it may name the reader. */
public class MailPostponed extends Exception {
    private static final long serialVersionUID = 1L;

    MailPostponed() {
        super("the mail could not be handed over yet; the mail says why", null, false, false);
    }
}
