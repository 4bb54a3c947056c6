package io.holdfast.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** The SQL that makes roles and database; it comes with the schema. */
record RolesScript(String text) {
    private static final String RESOURCE = "db/roles.sql";

    static RolesScript of(Path persistenceJar) {
        try (var zip = new ZipFile(persistenceJar.toFile())) {
            var entry = zip.getEntry(RESOURCE);
            if (entry == null) throw new LauncherException(persistenceJar + " holds no " + RESOURCE + ".");
            return new RolesScript(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + persistenceJar + ": " + e.getMessage() + ".", e);
        }
    }

    /** With ${name} replaced by the value of that name. */
    RolesScript with(Map<String, String> values) {
        var filled = text;
        for (var value : values.entrySet()) filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        return new RolesScript(filled);
    }

    /** One by one, since CREATE DATABASE cannot run beside others. */
    List<String> statements() {
        var code = text.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Stream.of(code.split(";\\s*(?:\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
