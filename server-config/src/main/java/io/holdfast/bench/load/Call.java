package io.holdfast.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as its bytes on the wire.
 *
 * @param name what a report calls it
 * @param keepsBody whether the answer's body is wanted; its length always is
 */
public record Call(String name, byte[] bytes, boolean keepsBody) {

    /** A GET on a connection that is kept. @param path with the query @param headers values without line ends */
    public static Call get(String name, String host, String path, Map<String, String> headers) {
        var text = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\nHost: ");
        text.append(host).append("\r\n");
        headers.forEach((header, value) ->
                text.append(header).append(": ").append(value).append("\r\n"));
        return new Call(name, text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), false);
    }

    /** The same call, whose answers come with their bodies. */
    public Call withBody() {
        return new Call(name, bytes, true);
    }
}
