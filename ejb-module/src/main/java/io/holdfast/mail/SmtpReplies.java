package io.holdfast.mail;

import io.holdfast.mail.Verdict.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server's answer means. 4xx is "not now". 5xx to the reader's address means that there is no such reader, unless the
 * enhanced code (RFC 3463) blames something else; 5xx to anything else is about the mail or about us.
 */
final class SmtpReplies {
    private static final Pattern REPLY =
            Pattern.compile("(?<![0-9])([245][0-9]{2})[ -](?:([245])\\.([0-9]{1,3})\\.([0-9]{1,3}))?");

    private SmtpReplies() {}

    static Verdict verdict(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            // Nothing about this mail: a setting will be mended, and then it goes.
            return new Verdict(Kind.LATER, "The mail server refuses our sign-in: " + failure.getMessage());
        }
        boolean ofReader = failure.getClass() == SendFailedException.class && failure.getNextException() != null;
        String said = said(ofReader ? failure.getNextException() : failure);
        Matcher reply = REPLY.matcher(said);
        if (!(failure instanceof SendFailedException)) {
            return new Verdict(Kind.UNREACHED, said);
        }
        if (!reply.find() || reply.group(1).charAt(0) != '5') {
            return new Verdict(Kind.LATER, said);
        }
        if (!ofReader) {
            return new Verdict(Kind.REFUSED, said);
        }
        return new Verdict(blamesTheAddress(reply) ? Kind.GONE : Kind.BOUNCED, said);
    }

    /** X.1.x is about addresses, X.2.1 a mailbox that is closed, X.0.0 says nothing more than the reply itself. */
    private static boolean blamesTheAddress(Matcher reply) {
        if (reply.group(2) == null) {
            return !reply.group(1).equals("552"); // the mailbox is full
        }
        return blamesTheAddress(reply.group(3), reply.group(4));
    }

    /** @param subject and detail of an enhanced code, the second and the third number */
    static boolean blamesTheAddress(String subject, String detail) {
        return subject.equals("1") || subject.equals("0") || (subject.equals("2") && detail.equals("1"));
    }

    private static String said(Exception failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (failure instanceof MessagingException m
                && !(failure instanceof SendFailedException)
                && m.getNextException() != null) {
            return message + " (" + m.getNextException().getMessage() + ")";
        }
        return message;
    }
}
