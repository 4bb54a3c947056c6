package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NodePlaceTest {
    @Test
    void eachNodeHasTheNextPorts() {
        var settings =
                new Settings(Map.of("HOLDFAST_HTTP_PORT", "9000", "HOLDFAST_GRID_PORT", "7000"), new Properties());
        var third = new Installation(settings, null, null, null).node(3);

        assertThat(third).isEqualTo(new NodePlace(3, 9002, 7002, "http://localhost:9002"));
        assertThat(third.name()).isEqualTo("node3");
    }

    @Test
    void aNameTellsItsNumberAndNothingElseIsAName() {
        assertThat(NodePlace.numberOf("node8")).contains(8);
        for (var text : new String[] {"node0", "node9", "node", "node12", "Node1", "../node1", ""})
            assertThat(NodePlace.numberOf(text)).as(text).isEmpty();
    }
}
