package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What lies where in the two archives. A jar in the wrong place deploys and then fails at some later class. */
class ArchiveLayoutIT {
    private static final Path WAR = Path.of("..", "web-module", "target", "holdfast.war");
    private static final Path EAR = Path.of("target", "dist-server", "holdfast.ear");

    @Test
    void theWebArchiveCarriesTheWholeProduct() throws IOException {
        assertThat(jarsIn(names(WAR), "WEB-INF/lib/"))
                .contains("holdfast-ejb", "holdfast-persistence", "primefaces", "jose4j", "password4j", "uuid-creator");
    }

    @Test
    void theEnterpriseArchiveHasOneWebModuleOneEjbModuleAndItsLibraries() throws IOException {
        List<String> names = names(EAR);

        assertThat(jarsIn(names, "")).containsExactly("holdfast-ejb");
        assertThat(names.stream().filter(name -> name.endsWith(".war"))).hasSize(1);
        assertThat(jarsIn(names, "lib/"))
                .contains("holdfast-persistence", "jose4j", "password4j", "uuid-creator", "java-json-canonicalization")
                .doesNotContain("primefaces", "holdfast-ejb", "holdfast-server-config");
    }

    @Test
    void theWebModuleOfTheEnterpriseArchiveKeepsOnlyWhatNoOtherModuleUses() throws IOException {
        assertThat(jarsIn(webModule(), "WEB-INF/lib/"))
                .contains("primefaces")
                .doesNotContainAnyElementsOf(jarsIn(names(EAR), "lib/"))
                .noneMatch(jar -> jar.startsWith("holdfast-"));
    }

    @Test
    void bothArchivesAnswerAtTheRoot() throws IOException {
        assertThat(entry(EAR, "META-INF/application.xml")).contains("<context-root>/</context-root>");
    }

    @Test
    void noArchiveCarriesTheDatabaseDriverOrWhatTheServerBrings() throws IOException {
        List<String> all = new ArrayList<>(jarsIn(names(WAR), "WEB-INF/lib/"));
        all.addAll(jarsIn(names(EAR), "lib/"));

        assertThat(all)
                .noneMatch(jar -> jar.startsWith("postgresql")
                        || jar.startsWith("jakarta.")
                        || jar.startsWith("microprofile")
                        || jar.startsWith("eclipselink")
                        || jar.startsWith("hazelcast")
                        || jar.startsWith("flyway"));
    }

    @Test
    void everyArchiveOfTheProductHasABeansDescriptor() throws IOException {
        assertThat(names(WAR)).contains("WEB-INF/beans.xml");
        for (String jar : List.of("WEB-INF/lib/holdfast-ejb-1.0.0.jar", "WEB-INF/lib/holdfast-persistence-1.0.0.jar")) {
            assertThat(names(new ByteArrayInputStream(bytes(WAR, jar)))).contains("META-INF/beans.xml");
        }
    }

    @Test
    void everyClassOfTheProductIsTheSameInBothArchives() throws IOException {
        Map<String, Long> inWebArchive = classes(WAR);

        assertThat(inWebArchive).hasSizeGreaterThan(100);
        assertThat(classes(EAR)).isEqualTo(inWebArchive);
    }

    /** The checksums of the product's own classes, however deep the archives that hold them lie in one another. */
    private static Map<String, Long> classes(Path archive) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        try (InputStream in = Files.newInputStream(archive)) {
            gather(in, found);
        }
        return found;
    }

    private static void gather(InputStream in, Map<String, Long> found) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            int own = name.indexOf("io/holdfast/");
            if (name.matches(".*\\.[jw]ar")) {
                gather(zip, found);
            } else if (own >= 0 && name.endsWith(".class")) {
                CRC32 sum = new CRC32();
                sum.update(zip.readAllBytes());
                found.put(name.substring(own), sum.getValue());
            }
        }
    }

    private static List<String> webModule() throws IOException {
        String war = names(EAR).stream()
                .filter(name -> name.endsWith(".war"))
                .findFirst()
                .orElseThrow();
        return names(new ByteArrayInputStream(bytes(EAR, war)));
    }

    /** The names, without version, of the jars that lie directly in a folder. */
    private static List<String> jarsIn(List<String> names, String folder) {
        return names.stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(".jar"))
                .map(name -> name.substring(folder.length()))
                .filter(name -> !name.contains("/"))
                .map(name -> name.replaceFirst("-\\d.*", ""))
                .toList();
    }

    private static List<String> names(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return names(in);
        }
    }

    private static List<String> names(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        List<String> names = new ArrayList<>();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    private static String entry(Path archive, String name) throws IOException {
        return new String(bytes(archive, name), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new AssertionError("no " + name + " in " + archive);
    }
}
