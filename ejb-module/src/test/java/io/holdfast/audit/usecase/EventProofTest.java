package io.holdfast.audit.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.model.ProvenLog.Position;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.TreeHashes;
import io.holdfast.audit.usecase.EventProof.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventProofTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final byte[] BYTES = "{\"action\":\"project.read\"}".getBytes(UTF_8);
    private static final Position POSITION =
            new Position(EVENT, Instant.EPOCH, 0, new byte[32], TreeHashes.leaf(BYTES));
    private static final SignedCheckpoint CHECKPOINT =
            new SignedCheckpoint(0, 1, Instant.EPOCH, 1, "log/t/1", new byte[32], "");

    @Test
    void anEventIsProvenOnceACheckpointCoversItsPosition() {
        assertThat(proof(null, null, BYTES).status()).isEqualTo(Status.PENDING);
        assertThat(proof(POSITION, null, BYTES).status()).isEqualTo(Status.NUMBERED);
        assertThat(proof(POSITION, CHECKPOINT, BYTES).status()).isEqualTo(Status.PROVEN);
    }

    @Test
    void anEventThatWasChangedAfterwardsIsNotProven() {
        byte[] other = "{\"action\":\"project.list\"}".getBytes(UTF_8);
        assertThat(proof(POSITION, CHECKPOINT, other).status()).isEqualTo(Status.CHANGED);
    }

    @Test
    void thePositionOfARemovedEventIsStillProven() {
        assertThat(proof(POSITION, CHECKPOINT, null).status()).isEqualTo(Status.PROVEN);
    }

    private static EventProof proof(Position position, SignedCheckpoint checkpoint, byte[] canonical) {
        return new EventProof(EVENT, position, checkpoint, checkpoint == null ? null : List.of(), canonical);
    }
}
