package io.holdfast.webshared.limits;

import java.io.IOException;

/** The body went past its limit while it was read: its length was not announced, or was announced falsely. */
public class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLarge(long limit) {
        super("the body is longer than " + limit + " bytes");
    }
}
