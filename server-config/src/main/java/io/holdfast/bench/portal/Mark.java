package io.holdfast.bench.portal;

import io.holdfast.bench.load.Answer;
import io.holdfast.bench.product.Http;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one answer says of its age.
 *
 * @param stale marked as older than it should be
 * @param ageSeconds what it says, -1 when it says nothing
 * @param fault why it is not as it should be whatever the time; empty when nothing is wrong
 */
record Mark(boolean stale, long ageSeconds, String fault) {
    private static final Pattern BANNER = Pattern.compile("id=\"stale\"");
    private static final Pattern AGE = Pattern.compile("class=\"age( old)?( reading)?[ \"]");

    /** Of a JSON answer: {@code stale} in its body, {@code Age} in its head. */
    static Mark ofJson(Answer answer) {
        var body = Http.json(answer.text());
        boolean stale = body.getBoolean("stale");
        long age = answer.header("Age").map(Long::parseLong).orElse(-1L);
        if (age < 0) return new Mark(stale, age, "no Age");
        if (body.getString("lastSynced", "").isEmpty()) return new Mark(stale, age, "no lastSynced");
        return new Mark(stale, age, "");
    }

    /** Of a screen: each part has its age, marked when it is old, and one banner for those that are not just being read. */
    static Mark ofScreen(String html) {
        int banners = count(BANNER.matcher(html));
        int ages = 0;
        int old = 0;
        int overdue = 0;
        for (Matcher age = AGE.matcher(html); age.find(); ages++) {
            if (age.group(1) == null) continue;
            old++;
            if (age.group(2) == null) overdue++;
        }
        boolean stale = ages > 0 && old == ages;
        if (ages == 0) return new Mark(stale, -1, "no age on the screen");
        if (banners > 1) return new Mark(stale, -1, banners + " banners");
        if (overdue > 0 && banners == 0) return new Mark(stale, -1, "old parts without a banner");
        if (overdue == 0 && banners > 0) return new Mark(stale, -1, "a banner over parts that need none");
        return new Mark(stale, -1, "");
    }

    private static int count(Matcher matcher) {
        int count = 0;
        while (matcher.find()) count++;
        return count;
    }
}
