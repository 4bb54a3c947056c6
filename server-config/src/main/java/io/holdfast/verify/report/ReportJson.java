package io.holdfast.verify.report;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import org.eclipse.parsson.JsonProviderImpl;

/** The report for a program, one object on one line. */
public final class ReportJson {
    private static final JsonProvider JSON = new JsonProviderImpl();

    private ReportJson() {}

    public static String of(Report report) {
        var json = JSON.createObjectBuilder()
                .add("verdict", report.verdict().name())
                .add("exitCode", report.verdict().exitCode());
        report.facts().forEach((name, value) -> add(json, name, value));
        report.findings().first().ifPresent(first -> json.add("firstBad", place(first)));
        var findings = JSON.createArrayBuilder();
        report.findings().inOrder().forEach(one -> findings.add(finding(one)));
        var counts = JSON.createObjectBuilder();
        report.findings().counts().forEach((kind, count) -> counts.add(kind.name(), count));
        return json.add("findings", findings)
                .add("counts", counts)
                .add("notes", texts(report.notes()))
                .build()
                .toString();
    }

    /** Where nothing could be read. */
    public static String unreadable(String sentence) {
        return JSON.createObjectBuilder()
                .add("verdict", Verdict.UNREADABLE.name())
                .add("exitCode", Verdict.UNREADABLE.exitCode())
                .add("reason", sentence)
                .build()
                .toString();
    }

    private static void add(JsonObjectBuilder json, String name, Object value) {
        if (value instanceof Long number) json.add(name, number);
        else json.add(name, value.toString());
    }

    private static JsonObject finding(Finding one) {
        var json = JSON.createObjectBuilder().add("kind", one.kind().name());
        if (one.hasPlace()) json.addAll(JSON.createObjectBuilder(place(one)));
        return json.add("sentence", one.sentence()).build();
    }

    private static JsonObject place(Finding one) {
        return JSON.createObjectBuilder()
                .add("from", one.first())
                .add("to", one.end())
                .build();
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        var array = JSON.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
