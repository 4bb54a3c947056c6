package io.holdfast.zoho;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Zoho's data centres and their hosts, each written down: no host can be derived from another's. */
enum DataCentre {
    US("accounts.zoho.com", "www.zohoapis.com", "projects.zoho.com"),
    EU("accounts.zoho.eu", "www.zohoapis.eu", "projects.zoho.eu"),
    IN("accounts.zoho.in", "www.zohoapis.in", "projects.zoho.in"),
    AU("accounts.zoho.com.au", "www.zohoapis.com.au", "projects.zoho.com.au"),
    JP("accounts.zoho.jp", "www.zohoapis.jp", "projects.zoho.jp"),
    CA("accounts.zohocloud.ca", "www.zohoapis.ca", "projects.zohocloud.ca"),
    SA("accounts.zoho.sa", "www.zohoapis.sa", "projects.zoho.sa"),
    CN("accounts.zoho.com.cn", "www.zohoapis.com.cn", "projects.zoho.com.cn");

    final String accounts;
    final String api;
    final String projects;

    DataCentre(String accounts, String api, String projects) {
        this.accounts = accounts;
        this.api = api;
        this.projects = projects;
    }

    static Optional<DataCentre> of(String word) {
        return Arrays.stream(values())
                .filter(centre -> centre.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
