package io.holdfast.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Says before a start which port another program holds, and which setting chooses another one. */
final class Ports {
    private Ports() {}

    /** @throws LauncherException when the port is taken; names the holder when the system tells */
    static void requireFree(String purpose, int port, String setting) {
        if (isFree(port)) return;
        throw new LauncherException("Port " + port + " (" + purpose + ") is taken by "
                + PortHolder.of(port).map(PortHolder::toString).orElse("another program") + "; set "
                + setting + " to a free port or stop that program.");
    }

    static boolean isFree(int port) {
        return canBind(InetAddress.getLoopbackAddress(), port) && canBind(null, port);
    }

    private static boolean canBind(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            // A connection in TIME_WAIT from a stopped run is no holder.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
