package io.holdfast.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the surroundings ask for. A key {@code holdfast.http.port} is read from the environment
 * ({@code HOLDFAST_HTTP_PORT}), then from the system properties of the launcher. An empty value counts as absent.
 */
final class Settings {
    private final Map<String, String> environment;
    private final Properties properties;

    Settings(Map<String, String> environment, Properties properties) {
        this.environment = Map.copyOf(environment);
        this.properties = properties;
    }

    static Settings ofThisProcess() {
        return new Settings(System.getenv(), System.getProperties());
    }

    /** These settings with a value that was given on the command line, which beats the environment. */
    Settings with(String key, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable(key), value);
        return new Settings(changed, properties);
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(environment.get(variable(key)))
                .or(() -> Optional.ofNullable(properties.getProperty(key)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String text(String key, String otherwise) {
        return find(key).orElse(otherwise);
    }

    int port(String key, int otherwise) {
        var text = text(key, Integer.toString(otherwise));
        try {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) return port;
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a port between 1 and 65535");
        }
        throw wrong(key, text, "a port between 1 and 65535");
    }

    boolean flag(String key, boolean otherwise) {
        var text = text(key, Boolean.toString(otherwise));
        if (text.equalsIgnoreCase("true")) return true;
        if (text.equalsIgnoreCase("false")) return false;
        throw wrong(key, text, "true or false");
    }

    Duration duration(String key, Duration otherwise) {
        var text = text(key, otherwise.toString());
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(key, text, "a duration such as PT2M");
        }
    }

    int number(String key, int otherwise, int most) {
        var text = text(key, Integer.toString(otherwise));
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most)
            return Integer.parseInt(text);
        throw wrong(key, text, "a number from 1 to " + most);
    }

    String oneOf(String key, String otherwise, String... allowed) {
        var text = text(key, otherwise);
        if (List.of(allowed).contains(text)) return text;
        throw wrong(key, text, "one of " + String.join(", ", allowed));
    }

    /** The values of keys that are all needed; one sentence names every one that is missing. */
    List<String> required(String why, String... keys) {
        var values = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var key : keys) find(key).ifPresentOrElse(values::add, () -> missing.add(variable(key)));
        if (missing.isEmpty()) return values;
        throw LauncherException.withCode(ExitCode.USAGE, why + ": set " + String.join(" and ", missing) + ".");
    }

    /** The folder of the script, else the working directory. */
    Path root() {
        return Path.of(find("holdfast.root").orElse("")).toAbsolutePath().normalize();
    }

    /** The folder asked for; what is used may be another, see {@link Home}. */
    Path requestedHome() {
        return root().resolve(text("holdfast.home", ".holdfast")).normalize();
    }

    Map<String, String> environment() {
        return environment;
    }

    private static LauncherException wrong(String key, String text, String expected) {
        return LauncherException.withCode(
                ExitCode.USAGE, variable(key) + " is \"" + text + "\" but must be " + expected + ".");
    }
}
