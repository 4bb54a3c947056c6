package io.holdfast.rbac.imports.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.rbac.imports.model.ImportLine;
import io.holdfast.shared.problem.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFileTest {
    private static final String NAMES = "email,first name,last name,role,scope,from,until\n";

    @Test
    void aTableIsReadWithItsLinesAsAnEditorCountsThem() {
        List<ImportLine> lines = read(
                NAMES + " Kim@Example.com ,Kim,\"Lee, Jr.\",member,Acme,2027-01-01,2027-06-30\n"
                        + "\"dana@example.com\",,,\"secretary\",,,\n\nval@example.com,Val,\"O\"\"Neil\nof two lines\",member,,,\nlast@example.com,,,member,,,");

        assertThat(lines).extracting(ImportLine::line).containsExactly(2, 3, 5, 7);
        assertThat(lines.get(0))
                .isEqualTo(new ImportLine(
                        2, "kim@example.com", "Kim Lee, Jr.", "member", "Acme", "2027-01-01", "2027-06-30", null));
        assertThat(lines.get(1)).isEqualTo(new ImportLine(3, "dana@example.com", "", "secretary", "", "", "", null));
        assertThat(lines.get(2).fault().column()).isEqualTo("last name");
    }

    @Test
    void byteOrderMarkSemicolonsAndReturnsAreTaken() {
        assertThat(ImportFile.read("\uFEFFE-Mail;Role;Last_Name\r\nkim@example.com;member;Müller\r\n".getBytes(UTF_8)))
                .containsExactly(new ImportLine(2, "kim@example.com", "Müller", "member", "", "", "", null));
    }

    @Test
    void aLineThatIsWrongSaysSoAndTheOthersAreTaken() {
        List<ImportLine> lines = read("email,role\n,member\nkim@example.com,\nkim@example.com,member,more\n"
                + "kim@example.com," + "x".repeat(300) + "\nkim@example.com,mem\u0000ber\nkim@example.com,member\n");

        assertThat(lines)
                .extracting(line -> line.fault() == null ? "-" : line.fault().column() + "")
                .containsExactly("email", "role", "null", "role", "role", "-");
        assertThat(lines)
                .allMatch(line -> line.role().length() <= ImportLine.LONGEST
                        && line.role().indexOf(0) < 0);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '', Put the names
                    'email,role', Put the names
                    'email,name,role\nx,y,z', Line 1: There is no column 'name'
                    'email,first name\nx,y', Line 1: The columns email and role
                    'email,role,Role\nx,y,z', stands there twice
                    """)
    void whatIsNoSuchTableIsRefused(String text, String says) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> read(text.replace("\\n", "\n")))
                .withMessageContaining(says);
    }

    @Test
    void anotherEncodingIsRefusedAtItsLine() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() ->
                        ImportFile.read("email,last name,role\na@b.example,Lee,member\nc@d.example,Müller,member\n"
                                .getBytes(ISO_8859_1)))
                .withMessageStartingWith("Line 3: The text is not in UTF-8.");
    }

    @Test
    void noMoreThanFiftyThousandLinesAreTaken() {
        String lines = "a@b.example,member\n".repeat(50_000);
        assertThat(read("email,role\n" + lines)).hasSize(50_000);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> read("email,role\n" + lines + "c@d.example,member\n"))
                .withMessageStartingWith("Line 50002: There are more than 50,000 lines.");
    }

    private static List<ImportLine> read(String text) {
        return ImportFile.read(text.getBytes(UTF_8));
    }
}
