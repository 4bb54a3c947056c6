package io.holdfast.bench.portal;

import io.holdfast.bench.load.Call;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * An address that load is sent to.
 *
 * @param host as in the header field
 * @param processes those that answer
 * @param headers made afresh before each run, because access tokens live for minutes
 */
record Target(
        String name,
        InetSocketAddress address,
        String host,
        String path,
        List<ProcessHandle> processes,
        Headers headers) {

    /** Header fields of a run. */
    interface Headers {
        Map<String, String> fresh() throws IOException, InterruptedException;
    }

    Call call() throws IOException, InterruptedException {
        return Call.get(name, host, path, headers.fresh());
    }

    String url() {
        return "http://" + host + path;
    }
}
