package io.holdfast.webshared.ui;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a request was made with, in words. A client may send anything as its name: this is a help for the eye, no evidence. */
public final class Device {
    private static final String UNKNOWN = "An unknown program";
    private static final int LONGEST_NAME = 40;

    /** In this order: nearly every browser also names those that it wants to be taken for. */
    private static final Map<String, String> BROWSERS = ordered(
            "edg/",
            "Edge",
            "edgios/",
            "Edge",
            "opr/",
            "Opera",
            "samsungbrowser/",
            "Samsung Internet",
            "firefox/",
            "Firefox",
            "fxios/",
            "Firefox",
            "crios/",
            "Chrome",
            "headlesschrome/",
            "Chrome",
            "chrome/",
            "Chrome",
            "safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iphone",
            "iPhone",
            "ipad",
            "iPad",
            "android",
            "Android",
            "windows",
            "Windows",
            "mac os x",
            "Mac",
            "cros",
            "ChromeOS",
            "linux",
            "Linux");

    private Device() {}

    /** "Firefox on Windows", "curl", "An unknown program". @param userAgent null when none was sent */
    public static String of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return UNKNOWN;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, agent);
        if (browser == null) {
            return product(userAgent);
        }
        String system = first(SYSTEMS, agent);
        return system == null ? browser : browser + " on " + system;
    }

    /** The first product of the line, as programs name themselves: "curl/7.88.1" is curl. */
    private static String product(String userAgent) {
        String name = userAgent.strip().split("[/\\s(]", 2)[0];
        return name.isEmpty() || name.length() > LONGEST_NAME ? UNKNOWN : name;
    }

    private static String first(Map<String, String> words, String agent) {
        return words.entrySet().stream()
                .filter(word -> agent.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
