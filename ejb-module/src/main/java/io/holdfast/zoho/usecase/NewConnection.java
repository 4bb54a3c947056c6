package io.holdfast.zoho.usecase;

import static java.util.Objects.requireNonNull;

/**
 * What a tenant gives us to read its Zoho organization. Prints no secret.
 *
 * @param dataCentre {@code us}, {@code eu}, … or {@code simulator}
 * @param projectLinkField the project's custom field that carries the CRM account id; null means {@code crm_account_id}
 */
public record NewConnection(
        String dataCentre, String clientId, String clientSecret, String refreshToken, String projectLinkField) {
    public NewConnection {
        requireNonNull(dataCentre, "dataCentre");
        requireNonNull(clientId, "clientId");
        requireNonNull(clientSecret, "clientSecret");
        requireNonNull(refreshToken, "refreshToken");
        projectLinkField = projectLinkField == null ? "crm_account_id" : projectLinkField;
    }

    @Override
    public String toString() {
        return "NewConnection[" + dataCentre + ", client " + clientId + "]";
    }
}
