package io.holdfast.webshared.limits;

import io.holdfast.shared.security.Caller;

/** Whose requests are counted together: a user's, whatever they come from, else those of one address. */
final class ClientKey {
    private static final int PARTS_OF_A_NETWORK = 4;

    private ClientKey() {}

    static String of(Caller caller) {
        return caller.kind() == Caller.Kind.USER
                ? caller.user().toString()
                : network(caller.origin().address());
    }

    /** An IPv6 client has the whole /64 to itself and could take a new address for every request. */
    private static String network(String address) {
        if (address == null) {
            return "none";
        }
        int end = -1;
        for (int part = 0; part < PARTS_OF_A_NETWORK; part++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}
