package io.holdfast.system;

import java.security.PrivateKey;

/** A key with which the product signs access tokens, as only its operator can get at it. */
record SigningKey(String id, PrivateKey privateKey) {}
