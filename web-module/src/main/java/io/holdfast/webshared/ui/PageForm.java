package io.holdfast.webshared.ui;

import io.holdfast.shared.id.Uuids;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** What pages share that take their forms at their own address. */
public final class PageForm {
    private static final String NEW = "new";

    private PageForm() {}

    /** The id in the address of the page. @param what it is about, for the fault @throws DomainException NOT_FOUND when it is none */
    public static UUID id(HttpServletRequest request, String what) {
        try {
            return Uuids.parse("id", String.valueOf(request.getAttribute(PageAddressFilter.ID)));
        } catch (DomainException notAnId) {
            throw DomainException.notFound(what);
        }
    }

    /** The same; null at the address of what is to be made, {@code …/new}. */
    public static UUID idOrNew(HttpServletRequest request, String what) {
        return NEW.equals(request.getAttribute(PageAddressFilter.ID)) ? null : id(request, what);
    }

    /** Whether what was sent is no form of ours: then it has been answered, and the page does nothing more. */
    public static boolean isForeign(HttpServletRequest request) throws IOException {
        boolean foreign = !FormToken.carriedBy(request);
        if (foreign) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, null);
            faces.responseComplete();
        }
        return foreign;
    }

    /** What a refusal says of a field, by the beginning of its pointer; null when nothing, or nothing was refused. */
    public static String errorAt(DomainException refusal, String pointer) {
        return refusal == null
                ? null
                : refusal.errors().stream()
                        .filter(error -> error.pointer().startsWith(pointer))
                        .map(FieldError::detail)
                        .findFirst()
                        .orElse(null);
    }
}
