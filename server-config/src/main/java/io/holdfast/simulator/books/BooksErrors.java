package io.holdfast.simulator.books;

import io.holdfast.simulator.wire.ErrorShape;
import io.holdfast.simulator.wire.Json;
import io.holdfast.simulator.wire.Refusal;
import io.holdfast.simulator.wire.Request;
import io.holdfast.simulator.wire.Response;

/** Errors as Books words them: a number and a sentence, under a status that tells less than the number. */
public final class BooksErrors implements ErrorShape {
    private static Response error(int status, int code, String message) {
        return Response.json(
                status, Json.object().add("code", code).add("message", message).build());
    }

    static Refusal invalid(String parameter) {
        return new Refusal(error(400, 2, "Invalid value passed for " + parameter));
    }

    /** @param what {@code Invoice} or {@code Contact} */
    static Refusal missing(String what) {
        return new Refusal(error(404, 1002, what + " does not exist."));
    }

    /** Returns the refusal of a link for what is a draft, paid or void. */
    static Refusal notPayable() {
        return new Refusal(error(400, 9043, "Payment link cannot be generated for this transaction."));
    }

    static Refusal foreignOrganization(String id) {
        return new Refusal(error(400, 6041, "This user is not associated with the CompanyID/CompanyName:" + id + "."));
    }

    static Refusal unknownUrl() {
        return new Refusal(error(404, 5, "Invalid URL Passed"));
    }

    /** Returns the block of an organization that asked too often within a minute. */
    public static Response tooManyPerMinute() {
        return error(
                429,
                44,
                "For security reasons your organization has been blocked as it have exceeded the maximum number of"
                        + " requests per minute.");
    }

    /** Returns the end of the day's quota. Only this throttle says when it ends, in seconds. */
    public static Response dayUsedUp() {
        return error(429, 45, "The API call for this organization has exceeded the maximum call rate limit of 1000.")
                .with("X-Rate-Limit-Limit", "1000")
                .with("X-Rate-Limit-Remaining", "0")
                .with("X-Rate-Limit-Reset", "3600");
    }

    /** Returns the refusal of a call beyond those that may run at the same time. */
    public static Response tooManyAtOnce() {
        return error(
                429,
                1070,
                "You have reached the maximum number of in process requests allowed. Kindly try again after some time.");
    }

    @Override
    public Response invalidToken(Request request) {
        return error(401, 57, "You are not authorized to perform this operation");
    }

    @Override
    public Response unknownAddress(Request request) {
        return unknownUrl().response();
    }

    @Override
    public Response wrongMethod(Request request) {
        return error(405, 37, "The HTTP method " + request.method() + " is not allowed for the requested resource");
    }

    @Override
    public Response tooLarge(Request request) {
        return error(413, 4, "The request is larger than allowed");
    }

    @Override
    public Response malformedJson(Request request) {
        return invalid("JSONString").response();
    }

    @Override
    public Response internal(Request request) {
        return error(500, 9, "Internal error");
    }
}
