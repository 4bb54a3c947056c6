package io.holdfast.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LenientTest {
    @Test
    void anIdKeepsAllItsDigitsFromANumber() {
        assertThat(Lenient.text(json("{'id':2418573000000101003}"), "id")).isEqualTo("2418573000000101003");
    }

    @Test
    void anIdMayBeAString() {
        assertThat(Lenient.text(json("{'id':' 2418573000000101003 '}"), "id")).isEqualTo("2418573000000101003");
    }

    @Test
    void emptyBlankNullAndAbsentAreAllNothing() {
        JsonObject json = json("{'a':'','b':' ','c':null,'d':[],'e':{}}");
        for (String name : new String[] {"a", "b", "c", "d", "e", "f"}) {
            assertThat(Lenient.text(json, name)).isNull();
            assertThat(Lenient.date(json, name)).isNull();
            assertThat(Lenient.instant(json, name)).isNull();
            assertThat(Lenient.decimal(json, name)).isNull();
            assertThat(Lenient.bool(json, name)).isNull();
        }
    }

    @Test
    void moneyIsExactFromStringAndNumber() {
        JsonObject json = json("{'a':'10000.00','b':40.6,'c':'1,840,000.00'}");
        assertThat(Lenient.decimal(json, "a")).isEqualTo(new BigDecimal("10000.00"));
        assertThat(Lenient.decimal(json, "b")).isEqualTo(new BigDecimal("40.6"));
        assertThat(Lenient.decimal(json, "c")).isEqualTo(new BigDecimal("1840000.00"));
    }

    @Test
    void aNumberWithEndlessDigitsIsNothing() {
        JsonObject json = json("{'a':1e999999999}");
        assertThat(Lenient.decimal(json, "a")).isNull();
        assertThat(Lenient.text(json, "a")).isNull();
    }

    @Test
    void timesAreReadInAllTheirForms() {
        Instant at = Instant.parse("2013-11-18T10:02:51Z");
        JsonObject json = json("{'a':'2013-11-18T02:02:51-0800','b':'2013-11-18T15:32:51+05:30',"
                + "'c':'2013-11-18T10:02:51Z','d':1384768971000,'e':'1384768971000'}");
        for (String name : new String[] {"a", "b", "c", "d", "e"}) {
            assertThat(Lenient.instant(json, name)).as(name).isEqualTo(at);
        }
    }

    @Test
    void daysAreReadInAllTheirForms() {
        LocalDate day = LocalDate.of(2026, 6, 24);
        JsonObject json =
                json("{'a':'2026-06-24','b':'06-24-2026','c':'2026-06-24T23:00:00-05:00','d':'soon, perhaps'}");
        assertThat(Lenient.date(json, "a")).isEqualTo(day);
        assertThat(Lenient.date(json, "b")).isEqualTo(day);
        assertThat(Lenient.date(json, "c")).isEqualTo(day);
        assertThat(Lenient.date(json, "d")).isNull();
    }

    @Test
    void truthMayBeAWord() {
        JsonObject json = json("{'a':'true','b':'False','c':true,'d':'yes'}");
        assertThat(Lenient.bool(json, "a")).isTrue();
        assertThat(Lenient.bool(json, "b")).isFalse();
        assertThat(Lenient.bool(json, "c")).isTrue();
        assertThat(Lenient.bool(json, "d")).isNull();
    }

    @Test
    void progressStaysWithinAHundred() {
        JsonObject json = json("{'a':'62','b':140,'c':-3,'d':'49.5','e':'40%'}");
        assertThat(Lenient.percentage(json, "a")).isEqualTo(62);
        assertThat(Lenient.percentage(json, "b")).isEqualTo(100);
        assertThat(Lenient.percentage(json, "c")).isZero();
        assertThat(Lenient.percentage(json, "d")).isEqualTo(50);
        assertThat(Lenient.percentage(json, "x", "e")).isEqualTo(40);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
