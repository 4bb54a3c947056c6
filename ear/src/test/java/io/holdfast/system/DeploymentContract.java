package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.broken.usecase.OpenToNobody;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A use case without a permission rule does not get as far as production. */
abstract class DeploymentContract {

    /** Where the build left the archive that is under test. */
    abstract Path built();

    /** Tries to deploy an archive and gives what the server said about it. */
    abstract Deployment deploy(Path archive, Holdfast holdfast, Path folder);

    record Deployment(boolean succeeded, String said) {}

    @Test
    void aUseCaseWithoutAPermissionRuleIsNotDeployed(Holdfast holdfast, @TempDir Path folder) {
        Path broken = folder.resolve("broken-" + built().getFileName());
        BrokenArchive.make(built(), broken);

        Deployment deployment = deploy(broken, holdfast, folder);

        assertThat(deployment.succeeded()).as(deployment.said()).isFalse();
        assertThat(deployment.said()).contains(OpenToNobody.class.getName() + ".doSomething declares no permission");
    }
}
