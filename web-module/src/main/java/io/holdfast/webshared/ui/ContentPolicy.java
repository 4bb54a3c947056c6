package io.holdfast.webshared.ui;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import org.primefaces.context.PrimeFacesContext;

/**
 * The content policy of pages. PrimeFaces makes the nonce, writes it on every script element, and appends it to what
 * {@link #getPage()} gives, which therefore ends with the directive for scripts.
 */
@Named
@ApplicationScoped
public class ContentPolicy {

    /** The policy up to and without the nonce of scripts. Style attributes are allowed because PrimeFaces writes them. */
    public String getPage() {
        return "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; "
                + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                + "style-src 'self' 'nonce-" + getNonce() + "'; style-src-attr 'unsafe-inline'; script-src";
    }

    /** The nonce of the page that is being written. */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }
}
