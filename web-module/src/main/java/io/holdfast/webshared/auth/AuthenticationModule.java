package io.holdfast.webshared.auth;

import io.holdfast.shared.security.Caller;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * How the container reaches {@link HoldfastAuthentication} before each request, filters included, and learns the caller's name.
 * Refuses nobody and gives no roles.
 */
final class AuthenticationModule implements ServerAuthModule {
    private static final Class<?>[] MESSAGES = {HttpServletRequest.class, HttpServletResponse.class};

    private final HoldfastAuthentication authentication;
    private CallbackHandler container;

    AuthenticationModule(HoldfastAuthentication authentication) {
        this.authentication = authentication;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface says so
    public void initialize(
            MessagePolicy requestPolicy, MessagePolicy responsePolicy, CallbackHandler handler, Map options) {
        this.container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return MESSAGES.clone();
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        Optional<Caller> caller = authentication.enter(
                (HttpServletRequest) message.getRequestMessage(), (HttpServletResponse) message.getResponseMessage());
        if (caller.isPresent()) {
            tell(new CallerPrincipalCallback(client, caller.get().name()));
        }
        return AuthStatus.SUCCESS;
    }

    private void tell(Callback who) throws AuthException {
        try {
            container.handle(new Callback[] {who});
        } catch (IOException | UnsupportedCallbackException e) {
            throw (AuthException) new AuthException("the container does not take the caller's name").initCause(e);
        }
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
