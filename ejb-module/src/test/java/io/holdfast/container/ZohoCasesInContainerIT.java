package io.holdfast.container;

import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The acceptance cases of Zoho's contract on one node: the product's own clients, gateways and rows against a real HTTP server
 * that speaks as Zoho does. Cases of two nodes and of the whole product are among the system tests.
 */
@ExtendWith({TestServer.class, ArquillianExtension.class})
class ZohoCasesInContainerIT implements TokenCases, ThrottleCases {
    @Inject
    ConnectedTenant tenant;

    @Inject
    ZohoDriver zoho;

    private ZohoPeer peer;

    @Deployment
    static WebArchive archive() {
        return TestArchive.create();
    }

    @BeforeEach
    void aConnectedTenant() {
        peer = ZohoPeer.open();
        tenant.connect();
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Override
    public ZohoPeer peer() {
        return peer;
    }

    @Override
    public ConnectedTenant tenant() {
        return tenant;
    }

    @Override
    public ZohoDriver zoho() {
        return zoho;
    }
}
