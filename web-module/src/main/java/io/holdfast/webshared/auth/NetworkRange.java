package io.holdfast.webshared.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.0.0.0/8} or {@code 2001:db8::/32}, or one address. Never asks a name server. */
record NetworkRange(InetAddress network, int prefixBits) {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** @throws IllegalArgumentException naming the text that is no range, or a range with bits set after its prefix */
    static NetworkRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress network = address(parts[0]).orElseThrow(() -> notARange(text, "is no address or CIDR range"));
        int width = network.getAddress().length * 8;
        int bits = width;
        if (parts.length == 2) {
            if (!PREFIX.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > width) {
                throw notARange(text, "has no prefix of 0 to " + width + " bits");
            }
            bits = Integer.parseInt(parts[1]);
        }
        if (!Arrays.equals(network.getAddress(), masked(network.getAddress(), bits))) {
            throw notARange(text, "has bits set after its prefix");
        }
        return new NetworkRange(network, bits);
    }

    /** Reads an address in digits. Empty for anything else: names, zones, the short forms of old C libraries. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // With these characters alone this is never a name; an IPv4 address in IPv6 clothes becomes IPv4.
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.getAddress().length
                && Arrays.equals(network.getAddress(), masked(bytes, prefixBits));
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }

    private static IllegalArgumentException notARange(String text, String why) {
        return new IllegalArgumentException("holdfast.trusted-proxies: '" + text.strip() + "' " + why);
    }
}
