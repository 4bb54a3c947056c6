package io.holdfast.nodelog;

import java.time.Duration;

/**
 * What is said of a request when it is over. It holds no query, no body and no id of a thing: the route is a template.
 *
 * @param route for instance {@code /api/projects/{id}}
 * @param bytes of the body before it was compressed; negative when nobody counted
 */
public record RequestLine(String method, String route, int status, Duration time, long bytes) {}
