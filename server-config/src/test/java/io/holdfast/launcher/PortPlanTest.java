package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortPlanTest {
    private final PortPlan plan = new PortPlan();

    @Test
    void aPortThatTwoThingsWantIsNamedWithBoth() {
        plan.add("the portal of node6", 8090, "HOLDFAST_HTTP_PORT");
        plan.add("the Zoho simulator", 8090, "HOLDFAST_SIMULATOR_PORT");

        assertThatThrownBy(plan::requireFree)
                .hasMessageContaining("8090")
                .hasMessageContaining("the portal of node6 (HOLDFAST_HTTP_PORT)")
                .hasMessageContaining("the Zoho simulator (HOLDFAST_SIMULATOR_PORT)");
    }

    @Test
    void theLastPortLeavesNoneForASecondNode() {
        plan.add("the portal of node2", 65_536, "HOLDFAST_HTTP_PORT");

        assertThatThrownBy(plan::requireFree).hasMessageContaining("HOLDFAST_HTTP_PORT leaves no port");
    }
}
