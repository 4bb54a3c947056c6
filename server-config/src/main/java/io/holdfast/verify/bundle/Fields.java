package io.holdfast.verify.bundle;

import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.parsson.JsonProviderImpl;

/** A JSON object of a bundle, asked for members of the right type. Members that nobody asks for do not count. */
public final class Fields {
    private static final String MAX_DEPTH = "org.eclipse.parsson.maxDepth";
    private static final int DEPTH = 32;
    private static final JsonReaderFactory READERS = new JsonProviderImpl()
            .createReaderFactory(Map.of(MAX_DEPTH, DEPTH, JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final HexFormat HEX = HexFormat.of();

    private final String where;
    private final JsonObject object;

    private Fields(String where, JsonObject object) {
        this.where = where;
        this.object = object;
    }

    /** @param where what is read, for messages */
    public static Fields of(String where, byte[] json) throws MalformedException {
        if (read(where, json) instanceof JsonObject object) return new Fields(where, object);
        throw new MalformedException(where + " is no JSON object");
    }

    public static List<Fields> list(String where, byte[] json) throws MalformedException {
        if (!(read(where, json) instanceof JsonArray array)) throw new MalformedException(where + " is no JSON list");
        var all = new ArrayList<Fields>();
        for (var one : array) {
            if (!(one instanceof JsonObject object)) throw new MalformedException(where + " holds what is no object");
            all.add(new Fields(where, object));
        }
        return all;
    }

    private static JsonStructure read(String where, byte[] json) throws MalformedException {
        try (var reader = READERS.createReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8)) {
            return reader.read();
        } catch (RuntimeException e) {
            // Parsson says so in many ways: of syntax, of depth, of the length of numbers.
            throw new MalformedException(where + " is not JSON, or holds a name twice");
        }
    }

    public boolean has(String name) {
        return object.containsKey(name);
    }

    public String text(String name) throws MalformedException {
        if (object.get(name) instanceof JsonString text) return text.getString();
        throw wrong(name);
    }

    /** A whole number that is not negative. */
    public long number(String name) throws MalformedException {
        return optionalNumber(name).orElseThrow(() -> wrong(name));
    }

    public Optional<Long> optionalNumber(String name) {
        if (!(object.get(name) instanceof JsonNumber number) || !number.isIntegral()) return Optional.empty();
        var value = number.bigDecimalValue();
        if (value.signum() < 0 || value.precision() > 18) return Optional.empty();
        return Optional.of(value.longValueExact());
    }

    public Fields object(String name) throws MalformedException {
        if (object.get(name) instanceof JsonObject inner) return new Fields(where, inner);
        throw wrong(name);
    }

    /** 32 bytes in hex. */
    public byte[] hash(String name) throws MalformedException {
        return hash(name, object.get(name));
    }

    public List<byte[]> hashes(String name) throws MalformedException {
        if (!(object.get(name) instanceof JsonArray array)) throw wrong(name);
        var hashes = new ArrayList<byte[]>();
        for (var one : array) hashes.add(hash(name, one));
        return hashes;
    }

    private byte[] hash(String name, JsonValue value) throws MalformedException {
        if (!(value instanceof JsonString text) || !text.getString().matches("[0-9a-f]{64}")) throw wrong(name);
        return HEX.parseHex(text.getString());
    }

    private MalformedException wrong(String name) {
        return new MalformedException(where + " lacks \"" + name + "\", or it is not what it should be");
    }
}
