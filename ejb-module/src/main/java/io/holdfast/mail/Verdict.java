package io.holdfast.mail;

/**
 * What became of an attempt to hand a mail over.
 *
 * @param said what was answered, one line; empty for a mail that was taken
 */
public record Verdict(Kind kind, String said) {
    static final Verdict TAKEN = new Verdict(Kind.TAKEN, "");

    private static final int LONGEST = 400;

    public enum Kind {
        /** The other side answers for it from here. */
        TAKEN,
        /** Perhaps later: the answer was "not now". */
        LATER,
        /** Perhaps later: nobody answered, so nobody will answer for the next mail either. */
        UNREACHED,
        /** There is no such reader: nothing is to be sent there again. */
        GONE,
        /** This mail is not taken for this reader, for a reason that is not the address: a full mailbox, a policy. */
        BOUNCED,
        /** This mail is not taken at all. */
        REFUSED
    }

    public Verdict {
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        said = line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }

    /** True when the same mail is to be tried again. */
    boolean isForNow() {
        return kind == Kind.LATER || kind == Kind.UNREACHED;
    }
}
