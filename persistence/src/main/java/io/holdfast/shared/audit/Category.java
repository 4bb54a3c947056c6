package io.holdfast.shared.audit;

/** The family of an event (feature C12). */
public enum Category {
    AUTHENTICATION,
    DATA_ACCESS,
    TEMPERATURE_MONITORING,
    ADMINISTRATION,
    COMPLIANCE_RECORD,
    SECURITY
}
