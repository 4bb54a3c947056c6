package io.holdfast.simulator.books;

import java.time.Instant;
import java.util.List;

/**
 * A customer, which Books calls a contact.
 *
 * @param crmAccount the id of the same company in CRM
 * @param persons the first is the primary one; never empty
 */
record Customer(
        String id,
        String name,
        String crmAccount,
        Currency currency,
        List<Person> persons,
        Instant created,
        Instant modified) {

    Customer {
        persons = List.copyOf(persons);
    }

    Person primary() {
        return persons.get(0);
    }

    /** Returns the person with this id in CRM, the primary one when no one has it. */
    Person addressee(String crmContact) {
        return persons.stream()
                .filter(person -> person.crmContact().equals(crmContact))
                .findFirst()
                .orElse(primary());
    }
}
