package io.holdfast.audit.rest;

import io.holdfast.audit.usecase.VerifyingAudit.Verification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The latest verifications, newest first. */
@Schema(name = "AuditVerificationList")
public record VerificationListBody(List<VerificationBody> items) {
    static VerificationListBody of(List<Verification> verifications) {
        return new VerificationListBody(
                verifications.stream().map(VerificationBody::of).toList());
    }
}
