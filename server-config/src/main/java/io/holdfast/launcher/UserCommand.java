package io.holdfast.launcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Invites people to the Holdfast that runs here. Each sets the password on the printed page.",
        subcommands = {UserCreateAdminCommand.class, UserInviteCommand.class})
final class UserCommand implements Runnable {
    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "What about the user? For example: holdfast user invite --help");
    }
}
