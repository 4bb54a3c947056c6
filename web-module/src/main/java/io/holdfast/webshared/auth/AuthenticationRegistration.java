package io.holdfast.webshared.auth;

import jakarta.inject.Inject;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Puts our authentication in front of this application, for as long as it runs and is not told to end. */
@WebListener
public class AuthenticationRegistration implements ServletContextListener {
    @Inject
    HoldfastAuthentication authentication;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Ending ending = Ending.watchedBy(event.getServletContext());
        AuthConfigFactory.getFactory()
                .registerServerAuthModule(new AuthenticationModule(authentication, ending), event.getServletContext());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        AuthConfigFactory.getFactory().removeServerAuthModule(event.getServletContext());
        Ending.of(event.getServletContext()).forget();
    }
}
