package io.holdfast.launcher;

import jakarta.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Prints a link with which a person signs up to a tenant.")
final class UserInviteCommand implements Callable<Integer> {
    @Option(names = "--email", required = true, description = "The address with which this person signs in.")
    String email;

    @Option(names = "--name", required = true, description = "The name that others see.")
    String name;

    @Option(names = "--tenant", required = true, description = "Short name (slug) of the tenant.")
    String tenant;

    @Option(names = "--role", required = true, description = "A role of that tenant.")
    String role;

    @Option(names = "--account", description = "Short name (slug) of the client account that the person belongs to.")
    String account;

    @Option(names = "--language", description = "Of the mail: en, de, fr or es. Default: the tenant's.")
    String language;

    @Override
    public Integer call() throws Exception {
        var body = Json.createObjectBuilder()
                .add("email", email)
                .add("name", name)
                .add("role", role)
                .add("tenant", tenant);
        Optional.ofNullable(account).ifPresent(slug -> body.add("account", slug));
        Optional.ofNullable(language).ifPresent(word -> body.add("language", word));
        return new Operator(Installation.ofThisProcess()).invite(body.build());
    }
}
