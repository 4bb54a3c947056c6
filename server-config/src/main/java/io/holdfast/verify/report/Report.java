package io.holdfast.verify.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out: a verdict, and facts about what it covers. Facts are texts and whole numbers under the names that
 * {@code --json} uses; they come from the bundle and count only as far as the verdict goes.
 */
public final class Report {
    private final Findings findings;
    private final boolean isAuthenticated;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param isAuthenticated whether the keys came from the person who verifies */
    public Report(Findings findings, boolean isAuthenticated) {
        this.findings = findings;
        this.isAuthenticated = isAuthenticated;
    }

    public void fact(String name, String text) {
        facts.put(name, text);
    }

    public void fact(String name, long number) {
        facts.put(name, number);
    }

    /** Something that a person should know and that changes no verdict. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public Verdict verdict() {
        if (!findings.isEmpty()) return Verdict.FAILED;
        return isAuthenticated ? Verdict.VERIFIED : Verdict.UNAUTHENTICATED;
    }

    public Findings findings() {
        return findings;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public List<String> notes() {
        return notes;
    }
}
