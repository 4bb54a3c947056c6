package io.holdfast.simulator.wire;

/** How one product words the errors that can happen to any call. */
public interface ErrorShape {
    Response invalidToken(Request request);

    Response unknownAddress(Request request);

    Response wrongMethod(Request request);

    Response tooLarge(Request request);

    Response malformedJson(Request request);

    Response internal(Request request);
}
