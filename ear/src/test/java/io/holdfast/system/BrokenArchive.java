package io.holdfast.system;

import io.holdfast.broken.usecase.OpenToNobody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The built archive, in whose EJB jar one more use case was put that has no permission rule. An enterprise archive loses its
 * data sources: it is deployed beside the product, and taking it away would take the product's pools of the same names along.
 */
final class BrokenArchive {
    private static final String CLASS = OpenToNobody.class.getName().replace('.', '/') + ".class";
    private static final String POOLS = "io/holdfast/operations/DataSources.class";

    private BrokenArchive() {}

    static void make(Path built, Path broken) {
        try (InputStream in = Files.newInputStream(built);
                OutputStream out = Files.newOutputStream(broken)) {
            boolean found = rewrite(in, out, built.toString().endsWith(".ear"));
            if (!found) {
                throw new AssertionError("no EJB jar in " + built);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean rewrite(InputStream in, OutputStream out, boolean withoutPools) throws IOException {
        boolean found = false;
        ZipInputStream from = new ZipInputStream(in);
        ZipOutputStream to = new ZipOutputStream(out);
        for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
            to.putNextEntry(new ZipEntry(entry.getName()));
            if (entry.getName().matches("(WEB-INF/lib/)?holdfast-ejb-[^/]*\\.jar")) {
                to.write(withOneMoreUseCase(from.readAllBytes(), withoutPools));
                found = true;
            } else if (entry.getName().equals("META-INF/application.xml")) {
                // Beside the product, which has this name and this address already.
                to.write(new String(from.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("<application-name>holdfast<", "<application-name>broken<")
                        .replace("<context-root>/<", "<context-root>/broken<")
                        .getBytes(StandardCharsets.UTF_8));
            } else {
                from.transferTo(to);
            }
            to.closeEntry();
        }
        to.finish();
        return found;
    }

    private static byte[] withOneMoreUseCase(byte[] jar, boolean withoutPools) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream to = new ZipOutputStream(bytes);
                InputStream type = OpenToNobody.class.getClassLoader().getResourceAsStream(CLASS)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                if (withoutPools && entry.getName().equals(POOLS)) {
                    continue;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
                to.closeEntry();
            }
            to.putNextEntry(new ZipEntry(CLASS));
            type.transferTo(to);
            to.closeEntry();
        }
        return bytes.toByteArray();
    }
}
