package io.holdfast.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCarrierTest {
    @TempDir
    Path home;

    @Test
    void aMailIsOneCompleteFile() throws Exception {
        assertThat(carrier().carry(Mails.to("ada@acme.example"))).isEqualTo(Verdict.TAKEN);

        List<Path> files = files();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName())
                .hasToString("20261121-080500-invitation-0193527c-6a00-7000-8000-00000000000a.eml");
        try (var in = Files.newInputStream(files.get(0))) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(mail.getSubject()).isEqualTo("Grüße an <Ada>");
            assertThat(mail.getMessageID()).isEqualTo(Mails.ID);
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ada@acme.example");
            assertThat(mail.getFrom())
                    .extracting(Object::toString)
                    .containsExactly("Holdfast <no-reply@holdfast.example>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate()).isEqualTo("2026-11-21T08:05:00Z");
            var parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContent().toString()).contains("Grüße");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        }
    }

    @Test
    void theSameMailTwiceIsOneFile() throws IOException {
        carrier().carry(Mails.to("ada@acme.example"));
        carrier().carry(Mails.to("ada@acme.example"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenMeansLater() throws IOException {
        Files.writeString(home.resolve("mailbox"), "a file where the folder should be");
        assertThat(carrier().carry(Mails.to("ada@acme.example")).kind()).isEqualTo(Verdict.Kind.LATER);
    }

    private FileCarrier carrier() {
        return new FileCarrier(home.resolve("mailbox"), Mails.SENDER, "Holdfast");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(home.resolve("mailbox"))) {
            return files.toList();
        }
    }
}
