package io.holdfast.mail;

import static io.holdfast.shared.json.SharedJson.JSON;

import io.holdfast.shared.crypto.Vault;
import io.holdfast.shared.id.MailId;
import io.holdfast.shared.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringReader;

/** Letters as they rest in the outbox: sealed for their own row, since whoever follows a link in one is let in. */
@ApplicationScoped
class SealedLetters {
    @Inject
    Vault vault;

    public String seal(TenantId tenant, MailId mail, Letter letter) {
        String json = JSON.createObjectBuilder()
                .add("text", letter.text())
                .add("html", letter.html())
                .build()
                .toString();
        return vault.seal(purpose(tenant, mail), json);
    }

    /** @throws IllegalStateException when it was sealed for another row or with a lost key */
    public Letter open(TenantId tenant, MailId mail, String subject, String sealed) {
        try (var reader = JSON.createReader(new StringReader(vault.open(purpose(tenant, mail), sealed)))) {
            var json = reader.readObject();
            return new Letter(subject, json.getString("text"), json.getString("html"));
        }
    }

    private static String purpose(TenantId tenant, MailId mail) {
        return "outbox_mails.content/" + tenant + "/" + mail;
    }
}
