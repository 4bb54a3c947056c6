package io.holdfast.webshared.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.shared.security.Caller;
import io.holdfast.webshared.limits.RateLimit.Allowance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes that tell each other what they granted, through the same lines as the grid carries. */
class SharedQuotasTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Caller CLIENT = Caller.anonymous(new Caller.Origin("192.0.2.1", null, "request"));

    private final HandMovedTime time = new HandMovedTime();
    private final RateLimits here = limits(6);
    private final RateLimits there = limits(6);

    @Test
    void whatOneNodeGrantedIsGoneOnTheOtherOnceItWasTold() {
        ask(here, 4);
        assertThat(ask(there, 1).remaining()).isEqualTo(5);

        tellEachOther();

        assertThat(ask(there, 1).item()).isEqualTo("\"address\";r=0;t=60");
        assertThat(ask(there, 1).granted()).isFalse();
        tellEachOther();
        assertThat(ask(here, 1).granted()).isFalse();
    }

    @Test
    void theWindowThatEndsFirstIsTheClientsOnAllNodes() {
        ask(here, 1);
        time.pass(Duration.ofSeconds(20));
        assertThat(ask(there, 1).seconds()).isEqualTo(60);

        tellEachOther();

        assertThat(ask(there, 1).item()).isEqualTo("\"address\";r=3;t=40");
        assertThat(ask(here, 1).item()).isEqualTo("\"address\";r=3;t=40");
        time.pass(Duration.ofSeconds(40));
        assertThat(ask(there, 1).item()).isEqualTo("\"address\";r=5;t=60");
        assertThat(ask(here, 1).item()).isEqualTo("\"address\";r=5;t=60");
    }

    @Test
    void aWindowIsKnownWhereTheClientHasNotBeenYet() {
        ask(here, 2);
        time.pass(Duration.ofSeconds(15));
        tellEachOther();

        assertThat(ask(there, 1).item()).isEqualTo("\"address\";r=3;t=45");
    }

    @Test
    void aLostMessageIsMadeGoodByTheNext() {
        ask(here, 3);
        here.untold();

        ask(here, 1);
        tellEachOther();

        assertThat(ask(there, 1).remaining()).isEqualTo(1);
    }

    @Test
    void aMessageThatComesTwiceOrLateCountsOnce() {
        ask(here, 1);
        List<Share> late = here.untold();
        ask(here, 2);
        tellEachOther();

        late.forEach(share -> there.hear("here", share));
        late.forEach(share -> there.hear("here", share));

        assertThat(ask(there, 1).remaining()).isEqualTo(2);
    }

    @Test
    void twoNodesThatAskTheThirdAreBothCounted() {
        RateLimits third = limits(6);
        ask(here, 2);
        ask(there, 3);
        here.untold().forEach(share -> third.hear("here", share));
        there.untold().forEach(share -> third.hear("there", share));

        assertThat(ask(third, 1).remaining()).isZero();
        assertThat(ask(third, 1).granted()).isFalse();
    }

    @Test
    void whoOverdrewWhileNodesDidNotHearOfEachOtherStartsAfreshWhenTheWindowEnds() {
        ask(here, 6);
        ask(there, 6);
        tellEachOther();
        assertThat(ask(here, 1).item()).isEqualTo("\"address\";r=0;t=60");

        time.pass(MINUTE);

        assertThat(ask(here, 1).remaining()).isEqualTo(5);
        tellEachOther();
        assertThat(ask(there, 1).remaining()).isEqualTo(4);
    }

    @Test
    void whatIsToldOfAWindowThatIsOverIsNotToldAtAll() {
        ask(here, 3);
        time.pass(MINUTE);

        assertThat(here.untold()).isEmpty();
    }

    @Test
    void onlyWhatIsNewIsTold() {
        ask(here, 3);
        assertThat(here.untold()).extracting(Share::granted).containsExactly(3L);
        assertThat(here.untold()).isEmpty();

        ask(here, 9);

        assertThat(here.untold()).extracting(Share::granted).containsExactly(6L);
        assertThat(ask(here, 1).granted()).isFalse();
        assertThat(here.untold()).as("refusals are no news").isEmpty();
    }

    @Test
    void aPolicyThatThisNodeDoesNotHaveIsPassedOver() {
        there.hear("here", new Share("GET /api/elsewhere", "192.0.2.1", 6, MINUTE));

        assertThat(ask(there, 1).remaining()).isEqualTo(5);
    }

    @Test
    void noNodeCanMakeAWindowLongerThanThePolicySays() {
        there.hear("here", new Share("address", "192.0.2.1", 1, Duration.ofDays(9)));

        assertThat(ask(there, 1).item()).isEqualTo("\"address\";r=4;t=60");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "address\t192.0.2.1\t1",
                "address\t192.0.2.1\t-1\t1000",
                "address\t192.0.2.1\tone\t1000",
                "address\t192.0.2.1\t9999999999999999999\t1000",
                "address\t192.0.2.1\t1\t1000\tmore"
            })
    void aLineOfAnotherVersionIsPassedOver(String line) {
        assertThat(Share.parse(line)).isEmpty();
    }

    private void tellEachOther() {
        String fromHere = lines(here);
        String fromThere = lines(there);
        hear(there, "here", fromHere);
        hear(here, "there", fromThere);
    }

    private static String lines(RateLimits node) {
        return String.join("\n", node.untold().stream().map(Share::line).toList());
    }

    private static void hear(RateLimits node, String teller, String text) {
        text.lines().forEach(line -> node.hear(teller, Share.parse(line).orElseThrow()));
    }

    private RateLimits limits(long quota) {
        return new RateLimits(quota, quota, quota, MINUTE, "", time);
    }

    private static Allowance ask(RateLimits node, int times) {
        Allowance last = null;
        for (int time = 0; time < times; time++) {
            last = node.count("GET", "/api/projects", CLIENT).get(0);
        }
        return last;
    }
}
