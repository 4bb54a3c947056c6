package io.holdfast.shared.log;

import java.util.regex.Pattern;

/** Takes secrets out of texts that are kept for others to read. It is the last net: nobody may log a secret in the first place. */
public final class Masked {
    private static final String MASK = "[masked]";

    /** {@code password=x}, {@code "token": "x"}, {@code Authorization: Basic x}. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)((?:password|passwd|pwd|secret|token|authorization|api[-_]?key|cookie|credential)s?\"?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|(?:(?:bearer|basic|operator|zoho-oauthtoken)\\s+)?[^\\s,;&\"'}\\])]+)");

    private static final Pattern SCHEME =
            Pattern.compile("(?i)\\b(bearer|operator|zoho-oauthtoken)\\s+[\\w.~+/=-]{8,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*");
    /** {@code https://user:password@host}. */
    private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^\\s/@:]+:[^\\s/@]+(?=@)");

    private Masked() {}

    public static String text(String text) {
        String masked = JWT.matcher(text).replaceAll(MASK);
        masked = NAMED.matcher(masked).replaceAll("$1" + MASK);
        masked = SCHEME.matcher(masked).replaceAll("$1 " + MASK);
        return IN_ADDRESS.matcher(masked).replaceAll(MASK);
    }
}
