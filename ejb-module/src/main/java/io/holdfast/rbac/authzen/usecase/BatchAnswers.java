package io.holdfast.rbac.authzen.usecase;

import java.util.List;
import java.util.UUID;

/**
 * The answers to a batch, in the order of the questions and all of one epoch.
 *
 * @param answers as many as questions, or fewer when the semantic ended them
 * @param id under which the audit log has the batch
 */
public record BatchAnswers(List<AccessAnswer> answers, UUID id, long epoch) {
    public BatchAnswers {
        answers = List.copyOf(answers);
    }
}
