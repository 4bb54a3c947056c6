package io.holdfast.zoho;

import static io.holdfast.shared.json.SharedJson.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of Zoho, read to its end and let go. The content type is not looked at: it is missing or wrong too often.
 *
 * @param body empty for 204 and 304
 * @param retryAfter the seconds of {@code Retry-After}; null when it was not sent or is no number
 */
public record Answer(int status, byte[] body, Duration retryAfter, Quota quota) {
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final Duration MAX_TIME = Duration.ofSeconds(20);
    private static final int CHUNK = 16 * 1024;

    /** @throws IOException when the answer is too large, too slow or cut off */
    public static Answer of(Response response) throws IOException {
        try (response) {
            byte[] body = response.hasEntity() ? read(response.readEntity(InputStream.class)) : new byte[0];
            return new Answer(response.getStatus(), body, seconds(response, "Retry-After"), quota(response));
        } catch (ProcessingException | IllegalStateException e) {
            throw new IOException("the answer could not be read", e);
        }
    }

    /** The body as JSON; empty when it is none. */
    public Optional<JsonStructure> json() {
        if (body.length == 0) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
            return Optional.of(reader.read());
        } catch (JsonParsingException notJson) {
            return Optional.empty();
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        long end = System.nanoTime() + MAX_TIME.toNanos();
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            bytes.write(chunk, 0, n);
            if (bytes.size() > MAX_BYTES) {
                throw new IOException("the answer is larger than " + MAX_BYTES + " bytes");
            }
            if (System.nanoTime() > end) {
                throw new IOException("the answer took longer than " + MAX_TIME.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }

    /** Books counts calls, the CRM counts credits. */
    private static Quota quota(Response response) {
        boolean usedUp = "0".equals(response.getHeaderString("X-Rate-Limit-Remaining"))
                || "0".equals(response.getHeaderString("X-API-CREDITS-REMAINING"));
        return new Quota(usedUp, seconds(response, "X-Rate-Limit-Reset"));
    }

    private static Duration seconds(Response response, String name) {
        String header = response.getHeaderString(name);
        if (header == null || !header.strip().matches("\\d{1,6}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header.strip()));
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}
