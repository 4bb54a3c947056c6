package io.holdfast.rbac.usecase;

import io.holdfast.rbac.decision.Decision;
import io.holdfast.rbac.decision.Facts;
import io.holdfast.rbac.decision.Question;
import java.util.UUID;

/** A decision with what it was made from. @param id also in the audit log @param epoch of the tenant's rights */
public record Decided(UUID id, long epoch, Facts facts, Question question, Decision decision) {}
