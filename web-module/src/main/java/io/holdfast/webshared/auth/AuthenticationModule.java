package io.holdfast.webshared.auth;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/**
 * How the container reaches {@link HoldfastAuthentication} before each request, filters included. Refuses nobody and gives no
 * roles. To the container everybody is anonymous: telling it a name takes a lock that all requests share, and nothing asks
 * it for the name; the caller is in {@link io.holdfast.shared.security.CallerContext}.
 */
final class AuthenticationModule implements ServerAuthModule {
    private static final Class<?>[] MESSAGES = {HttpServletRequest.class, HttpServletResponse.class};

    private final HoldfastAuthentication authentication;
    private final Ending ending;

    AuthenticationModule(HoldfastAuthentication authentication, Ending ending) {
        this.authentication = authentication;
        this.ending = ending;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface says so
    public void initialize(
            MessagePolicy requestPolicy, MessagePolicy responsePolicy, CallbackHandler handler, Map options) {
        // The container is told nothing.
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return MESSAGES.clone();
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        // Once the process ends there may be nobody left to ask; the first filter then refuses everything.
        if (!ending.hasBegun()) {
            authentication.enter((HttpServletRequest) message.getRequestMessage(), (HttpServletResponse)
                    message.getResponseMessage());
        }
        return AuthStatus.SUCCESS;
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject subject) {
        subject.getPrincipals().clear();
    }
}
