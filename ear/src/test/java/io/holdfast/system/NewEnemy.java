package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.system.Visitor.Project;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody who loses a right just before something is written that only the others are meant to read ("Zanzibar: Google's
 * Consistent, Global Authorization System", 2.1). An administrator lets a client of one firm read every project, takes that
 * back, and then a project of another client gets a new name in Zoho.
 */
final class NewEnemy implements AutoCloseable {
    private static final String ENEMY = "user@globex.example";
    private static final String FRIEND = "admin@acme.example";
    private static final Duration PACE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Visitor> enemies;
    private final List<Visitor> friends;
    private final RoleOffice office;
    private final Simulator zoho;
    private final Project secret;

    /** As Zoho has it now; Holdfast's copies follow. */
    private String name;

    NewEnemy(Portal here, Portal there, RoleOffice office, Simulator zoho) {
        this.enemies = List.of(here.signIn(ENEMY), there.signIn(ENEMY));
        this.friends = List.of(here.signIn(FRIEND), there.signIn(FRIEND));
        this.office = office;
        this.zoho = zoho;
        this.secret = friends.get(0).projects().get(0);
        this.name = secret.name();
    }

    /** The right is taken and the name written while the enemy asks both nodes without a break. */
    void looksAllTheTime(int time) {
        String taken = givenTheRight();
        String next = secret.name() + " (kept from Globex, " + time + ")";
        try (Traffic looks = new Traffic()) {
            for (Visitor enemy : enemies) {
                looks.every(PACE, "node " + enemies.indexOf(enemy), () -> enemy.tryProjects(""), mayNotTell(next));
            }
            await().until(() -> looks.answers().values().stream().allMatch(count -> count > 10));

            office.takeBack(taken);
            rename(next);

            friends.forEach(this::awaitNews);
            assertThat(looks.wrong()).isEmpty();
        }
    }

    /** One node stands still while the right is taken and the name written, and is asked when it goes on. */
    void asksANodeThatSleptThroughIt(OsProcess other) {
        String taken = givenTheRight();
        other.pause();
        try {
            office.takeBack(taken);
            rename(secret.name() + " (while a node slept)");
            awaitNews(friends.get(0));
        } finally {
            other.resume();
        }
        Visitor enemy = enemies.get(1);
        try (Traffic looks = new Traffic()
                .every(PACE, "the node that slept", () -> enemy.tryProjects(""), mayNotTell(secret.id()))) {
            awaitNews(friends.get(1));
            assertThat(looks.wrong()).isEmpty();
        }
    }

    private void rename(String next) {
        zoho.rename(name, next);
        name = next;
    }

    private void awaitNews(Visitor friend) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(friend.projects()).extracting(Project::name).contains(name));
    }

    @Override
    public void close() {
        if (!name.equals(secret.name())) {
            rename(secret.name());
        }
    }

    /** @return the assignment, seen to work on both nodes */
    private String givenTheRight() {
        String id = office.assigned(office.person(ENEMY), "internal_pm").getString("id");
        assertThat(enemies)
                .allSatisfy(enemy ->
                        assertThat(enemy.tryProject(secret.id()).status()).isEqualTo(200));
        return id;
    }

    private static Function<Answer, Optional<String>> mayNotTell(String kept) {
        return answer -> answer.status() == 200 && !answer.body().contains(kept)
                ? Optional.empty()
                : Optional.of(answer.toString());
    }
}
