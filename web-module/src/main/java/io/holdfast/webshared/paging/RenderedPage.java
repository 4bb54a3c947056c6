package io.holdfast.webshared.paging;

import static io.holdfast.shared.json.SharedJson.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.mirror.Freshness;
import java.util.Arrays;

/**
 * A page of a list as JSON, without its age: {@code {"items":[…],"next":…}. The age is appended for each answer, because it goes on.
 *
 * @param beginning all but the age
 * @param digest of the beginning
 */
record RenderedPage(byte[] beginning, String digest) {

    /** {@code Json} looks its provider up again on every call, which cost a sixth of a request. */

    /** @param items as JSON @param next null on the last page */
    static RenderedPage of(String items, String next) {
        byte[] bytes = ("{\"items\":" + items + ",\"next\":" + quoted(next)).getBytes(UTF_8);
        return new RenderedPage(bytes, EntityTags.digest(bytes));
    }

    /** The whole answer. */
    byte[] with(Freshness freshness) {
        String age = ",\"lastSynced\":"
                + quoted(
                        freshness.lastSynced() == null
                                ? null
                                : freshness.lastSynced().toString())
                + ",\"stale\":" + freshness.stale() + ",\"reason\":" + quoted(freshness.reason()) + "}";
        byte[] end = age.getBytes(UTF_8);
        byte[] whole = Arrays.copyOf(beginning, beginning.length + end.length);
        System.arraycopy(end, 0, whole, beginning.length, end.length);
        return whole;
    }

    private static String quoted(String text) {
        return text == null ? "null" : JSON.createValue(text).toString();
    }
}
