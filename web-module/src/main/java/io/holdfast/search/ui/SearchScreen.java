package io.holdfast.search.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.search.usecase.SearchPage;
import io.holdfast.search.usecase.SearchText;
import io.holdfast.search.usecase.Searching;
import io.holdfast.shared.problem.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.List;

/** What was found for the text in the address, one page of it at a time. */
@Named("search")
@RequestScoped
public class SearchScreen {
    private static final int ROWS = 25;

    @Inject
    Searching searching;

    @Inject
    HttpServletRequest request;

    private String text = "";
    private String fault;
    private SearchPage page;

    /** Searches before anything is written. Without a text there is nothing to do; one that is none is said on the page. */
    public void open() {
        text = parameter("q");
        if (text.isEmpty()) {
            return;
        }
        SearchText parsed;
        try {
            parsed = SearchText.parse(text);
        } catch (DomainException none) {
            fault = "Search for words with letters or digits, at most " + SearchText.LONGEST + " characters in all.";
            return;
        }
        String cursor = parameter("cursor");
        page = searching.search(parsed, ROWS, cursor.isEmpty() ? null : cursor);
    }

    /** What is looked for; empty when nothing is. */
    public String getText() {
        return text;
    }

    /** Why this cannot be searched for; null when it can. */
    public String getFault() {
        return fault;
    }

    public List<SearchRow> getRows() {
        return page == null
                ? List.of()
                : page.items().stream().map(SearchRow::of).toList();
    }

    /** True when it was searched for, and nothing is there. */
    public boolean isFruitless() {
        return page != null && page.items().isEmpty();
    }

    /** True when the list starts somewhere behind its beginning. */
    public boolean isContinued() {
        return page != null && !parameter("cursor").isEmpty();
    }

    /** The query of the first page. */
    public String getFirst() {
        return "?q=" + URLEncoder.encode(text, UTF_8);
    }

    /** The query of the next page; null on the last one. */
    public String getNext() {
        return page == null || page.next() == null
                ? null
                : getFirst() + "&cursor=" + URLEncoder.encode(page.next(), UTF_8);
    }

    private String parameter(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
