package io.holdfast.rbac.ui;

/**
 * One step of an explanation.
 *
 * @param meaning the style class: {@code yes} speaks for it, {@code no} against it, {@code aside} neither
 * @param lead what it is about, at the beginning of the sentence
 * @param words the rest of the sentence
 * @param minor since when, by whom and until when; empty when there is nothing to tell
 */
public record Step(String meaning, String lead, String words, String minor) {
    static Step yes(String lead, String words, String minor) {
        return new Step("yes", lead, words, minor);
    }

    static Step no(String lead, String words, String minor) {
        return new Step("no", lead, words, minor);
    }

    static Step aside(String lead, String words, String minor) {
        return new Step("aside", lead, words, minor);
    }

    /** The meaning for those who hear the page. */
    public String spoken() {
        return switch (meaning) {
            case "yes" -> "For: ";
            case "no" -> "Against: ";
            default -> "";
        };
    }
}
