package io.holdfast.webshared.auth;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the address of the client behind our own reverse proxies. A forwarding header is believed only as far as trusted
 * proxies wrote it: from the right, every hop that is a trusted proxy is stepped over, and the first other one is the client.
 * What stands left of it was sent by the client and may say anything.
 *
 * <p>Only one header is read, the one that the proxies write. A proxy that maintains {@code X-Forwarded-For} passes a
 * client's own {@code Forwarded} on untouched, so reading whichever is present would let a client choose its address.
 */
public final class ClientAddress {
    /** The header that the trusted proxies maintain. */
    public enum Header {
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String field;

        Header(String field) {
            this.field = field;
        }

        /** The name to read from the request. */
        public String field() {
            return field;
        }

        /** Finds a header by its name, whatever the letter case. */
        public static Header named(String name) {
            return Arrays.stream(values())
                    .filter(header -> header.field.equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("'" + name + "' is neither X-Forwarded-For nor Forwarded"));
        }
    }

    private static final int MAX_LENGTH = 4096;
    private static final int MAX_HOPS = 32;
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](:[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");
    private static final Pattern FOR = Pattern.compile(
            "(?:^|;)\\s*for\\s*=\\s*(?:\"([^\"]*)\"|([^\";\\s]*))\\s*(?=;|$)", Pattern.CASE_INSENSITIVE);

    private final List<NetworkRange> trusted;
    private final Header header;

    private ClientAddress(List<NetworkRange> trusted, Header header) {
        this.trusted = trusted;
        this.header = header;
    }

    /**
     * Reads the setting {@code holdfast.trusted-proxies}.
     *
     * @param trustedProxies addresses and CIDR ranges, IPv4 or IPv6, separated by commas; blank trusts nobody
     * @throws IllegalArgumentException naming an entry that is none: a mistyped range must not be passed over in silence
     */
    public static ClientAddress behind(String trustedProxies, Header header) {
        List<NetworkRange> ranges = Arrays.stream(trustedProxies.split(","))
                .filter(entry -> !entry.isBlank())
                .map(NetworkRange::parse)
                .toList();
        return new ClientAddress(ranges, header);
    }

    /** The header whose values {@link #resolve} wants. */
    public Header header() {
        return header;
    }

    /**
     * Finds the client's address. A hop that is no address (garbage, {@code unknown}, an obfuscated name) ends the search at
     * the proxy that reported it.
     *
     * @param remote the address of the connection, in digits; null when there is none
     * @param headerValues the values of {@link #header()}, in the order of the request; never null
     * @return in digits, at most 45 characters; null when {@code remote} is not an address
     */
    public String resolve(String remote, List<String> headerValues) {
        Optional<InetAddress> connection = remote == null ? Optional.empty() : addressOf(remote);
        if (connection.isEmpty()) {
            return null;
        }
        InetAddress nearest = connection.get();
        List<String> hops = isTrusted(nearest) ? hops(headerValues) : List.of();
        for (int i = hops.size() - 1; i >= 0 && isTrusted(nearest); i--) {
            Optional<InetAddress> hop = addressOf(hops.get(i));
            if (hop.isEmpty()) {
                break;
            }
            nearest = hop.get();
        }
        return withoutZone(nearest);
    }

    /** An address in the writing of {@link #resolve}; empty when it is none. */
    public static Optional<String> inDigits(String address) {
        return NetworkRange.address(address).map(ClientAddress::withoutZone);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** The last hops, nearest last. A header cut at its front loses only what the client itself could have written. */
    private List<String> hops(List<String> headerValues) {
        String all = String.join(",", headerValues);
        boolean cut = all.length() > MAX_LENGTH;
        String[] elements = (cut ? all.substring(all.length() - MAX_LENGTH) : all).split(",", -1);
        List<String> hops = new ArrayList<>();
        // The first element of a cut header may be the rest of another address.
        for (int i = Math.max(cut ? 1 : 0, elements.length - MAX_HOPS); i < elements.length; i++) {
            if (header == Header.X_FORWARDED_FOR) {
                hops.add(elements[i].strip());
            } else {
                hops.add(forOf(elements[i].strip()));
            }
        }
        return hops;
    }

    private static String forOf(String element) {
        Matcher matcher = FOR.matcher(element);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static Optional<InetAddress> addressOf(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        if (withPort.matches()) {
            return NetworkRange.address(withPort.group(1) != null ? withPort.group(1) : withPort.group(3));
        }
        return NetworkRange.address(hop);
    }

    private static String withoutZone(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "").toLowerCase(Locale.ROOT);
    }
}
