package io.holdfast.simulator.wire;

/** Ends the handling of a call with an error answer in the product's own shape. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Response response;

    public Refusal(Response response) {
        super("refused with " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
