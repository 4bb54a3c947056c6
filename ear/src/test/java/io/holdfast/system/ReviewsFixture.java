package io.holdfast.system;

import io.holdfast.system.Officers.Officer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The president of an organization, who begins reviews, and a volunteer who looks after people there as well. */
abstract class ReviewsFixture {
    private static final String PRESIDENT = "president@lincoln.example";
    private static final String VOLUNTEER = "volunteer@lincoln.example";

    Visitor president;
    Visitor volunteer;
    Database database;
    Officers officers;
    RoleOffice office;
    Reviews reviews;
    String keeper;
    String reviewer;
    String role;

    @BeforeEach
    void somebodyElseWhoLooksAfterPeople(Portal portal, Database database) {
        this.database = database;
        president = portal.signIn(PRESIDENT);
        officers = new Officers(president, database);
        office = new RoleOffice(president);
        reviews = new Reviews(president);
        reviewer = office.person(VOLUNTEER);
        role = office.role(RandomWishes.name(), 5, List.of(), List.of()).getString("name");
        String keeping = office.role(RandomWishes.name(), 20, List.of("manage:all-users"), List.of())
                .getString("name");
        keeper = office.assigned(reviewer, keeping).getString("id");
        volunteer = portal.signIn(VOLUNTEER);
    }

    @AfterEach
    void whatWasBegunIsOver() {
        reviews.close();
        officers.close();
        office.close();
    }

    final Officer given(String name) {
        Officer officer = officers.member(name);
        officers.given(officer, role, "");
        return officer;
    }
}
