package io.holdfast.webshared.ui;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of one page. The browser tells its zone in a cookie that our script writes; until then it is UTC, and pages say so. */
@Named
@RequestScoped
public class When {
    static final String ZONE_COOKIE = "holdfast_zone";

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private ViewerClock viewerClock;

    /** The same moment for the whole page. */
    public ViewerClock clock() {
        if (viewerClock == null) {
            viewerClock = new ViewerClock(clock.instant(), zone());
        }
        return viewerClock;
    }

    /** The moment of this page as ISO 8601, for scripts whose own clock may be wrong. */
    public String getNow() {
        return clock().now().toString();
    }

    /** The zone in words for the foot of a page. */
    public String getZoneName() {
        ZoneId zone = clock().zone();
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId().replace('_', ' ');
    }

    private ZoneId zone() {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(ZONE_COOKIE)) {
                    return zoneOf(cookie.getValue());
                }
            }
        }
        return ZoneOffset.UTC;
    }

    /** The slash of a zone's name is no cookie character for every server, so the script sends a dot. */
    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name.replace('.', '/'));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // anybody can write a cookie; a zone that Java does not know changes nothing else
        }
    }
}
