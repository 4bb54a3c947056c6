package io.holdfast.webshared.ui;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of our style sheets, scripts and images. They carry the content's hash, so browsers may keep them for ever. */
@Named
@ApplicationScoped
public class Assets {
    private static final int BYTES_OF_HASH = 6;

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    @Inject
    ServletContext application;

    /** @param name of a file in {@code /resources}, for instance {@code holdfast.css} */
    public String url(String name) {
        return addresses.computeIfAbsent(name, this::addressOf);
    }

    private String addressOf(String name) {
        String path = "/resources/" + name;
        try (InputStream content = requireNonNull(application.getResourceAsStream(path), path)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return application.getContextPath() + path + "?v=" + HexFormat.of().formatHex(hash, 0, BYTES_OF_HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
