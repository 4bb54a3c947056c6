package io.holdfast.zoho;

/** Whom the installation talks to; one of them, never a mixture. */
public enum ZohoMode {
    /** The simulator alone; every host of Zoho is refused. */
    SIMULATOR,
    /** Zoho's data centres alone. */
    LIVE,
    /** Nobody. */
    OFF
}
