package io.holdfast.system;

import java.util.regex.Pattern;

/** Somebody who looks at screens: signed in with a cookie, as a browser is. */
public final class Reader {
    private static final Pattern BANNER = Pattern.compile("id=\"stale\"");
    private static final Pattern AGE = Pattern.compile("class=\"age[ \"]");
    private static final Pattern OLD = Pattern.compile("class=\"age old\"");

    private final Http http;
    private final String cookie;

    Reader(Http http, String cookie) {
        this.http = http;
        this.cookie = cookie;
    }

    /** @param path such as {@code /dashboard} */
    public Answer look(String path) {
        return http.get(path, "Accept", "text/html", "Cookie", cookie);
    }

    /** How many banners tell that something is not current. */
    static long banners(Answer page) {
        return BANNER.matcher(page.body()).results().count();
    }

    /** How many parts of the page say how old they are. */
    static long ages(Answer page) {
        return AGE.matcher(page.body()).results().count();
    }

    /** How many parts of the page are marked as not current. */
    static long marked(Answer page) {
        return OLD.matcher(page.body()).results().count();
    }
}
