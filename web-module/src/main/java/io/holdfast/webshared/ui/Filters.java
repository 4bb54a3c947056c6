package io.holdfast.webshared.ui;

import static java.util.Objects.requireNonNull;

import io.holdfast.shared.paging.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** By what a list can be narrowed: statuses as links, accounts as a choice in a form; both work without a script. */
public final class Filters {
    private final ListAddress address;
    private final Choices choices;
    private final UnaryOperator<String> words;

    /** @param words from a status as its source writes it to one for people */
    public Filters(ListAddress address, Choices choices, UnaryOperator<String> words) {
        this.address = requireNonNull(address, "address");
        this.choices = requireNonNull(choices, "choices");
        this.words = requireNonNull(words, "words");
    }

    /** One of several; the chosen one is where the reader is. */
    public record Choice(String value, String label, String address, boolean chosen) {}

    /** Every status and each one that occurs; one that was asked for and does not occur is shown too. */
    public List<Choice> getStatuses() {
        var all = new ArrayList<Choice>();
        all.add(new Choice(null, "All", address.ofStatus(null), address.status() == null));
        Stream.concat(choices.statuses().stream(), Stream.ofNullable(address.status()))
                .distinct()
                .map(s -> new Choice(s, words.apply(s), address.ofStatus(s), s.equals(address.status())))
                .forEach(all::add);
        return all;
    }

    /** The accounts that occur, by name. */
    public List<Choice> getAccounts() {
        return choices.accounts().entrySet().stream()
                .map(a -> new Choice(
                        a.getKey().toString(), a.getValue(), null, a.getKey().equals(address.account())))
                .toList();
    }

    /** True when there is something to choose between. */
    public boolean isUseful() {
        return choices.statuses().size() > 1 || isWithAccounts() || address.isNarrowed();
    }

    /** True for readers of several accounts. */
    public boolean isWithAccounts() {
        return choices.accounts().size() > 1 || address.account() != null;
    }

    public ListAddress getAddress() {
        return address;
    }
}
