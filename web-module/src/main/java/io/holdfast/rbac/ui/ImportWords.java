package io.holdfast.rbac.ui;

import io.holdfast.rbac.imports.model.Import;
import io.holdfast.rbac.imports.model.ImportRow.State;
import io.holdfast.webshared.ui.Tag;

/** How imports and their lines are spoken of. */
final class ImportWords {
    private ImportWords() {}

    static Tag tag(Import.State state) {
        return switch (state) {
            case CHECKING -> Tag.neutral("Being checked");
            case CHECKED -> Tag.attention("Not applied yet");
            case APPLYING -> Tag.neutral("Being applied");
            case APPLIED -> Tag.good("Applied");
        };
    }

    static Tag tag(State state) {
        return switch (state) {
            case READ -> Tag.neutral("Not checked yet");
            case ASSIGN -> Tag.good("Gets the role");
            case INVITE -> Tag.good("Is invited");
            case PRESENT -> Tag.neutral("Already so");
            case REFUSED -> Tag.attention("Left out");
            case ASSIGNED -> Tag.good("Has the role");
            case INVITED -> Tag.good("Invited");
            case FAILED -> Tag.bad("Refused");
        };
    }

    /** What a filter of lines is called. */
    static String title(State state) {
        return switch (state) {
            case READ -> "Not checked yet";
            case ASSIGN -> "Get a role";
            case INVITE -> "Are invited";
            case PRESENT -> "Already so";
            case REFUSED -> "Left out";
            case ASSIGNED -> "Got a role";
            case INVITED -> "Were invited";
            case FAILED -> "Refused when it was done";
        };
    }

    /** "3 people are invited" and the like. */
    static String count(long count, State state) {
        return switch (state) {
            case ASSIGN -> count == 1 ? "1 line gives a role" : count + " lines give a role";
            case INVITE -> count == 1 ? "1 person would be invited" : count + " people would be invited";
            case PRESENT -> count == 1 ? "1 is so already" : count + " are so already";
            case REFUSED -> count == 1 ? "1 is left out" : count + " are left out";
            case ASSIGNED -> count == 1 ? "1 line gave a role" : count + " lines gave a role";
            case INVITED -> count == 1 ? "1 person was invited" : count + " people were invited";
            case FAILED -> count == 1 ? "1 was refused" : count + " were refused";
            case READ -> count == 1 ? "1 is not checked yet" : count + " are not checked yet";
        };
    }
}
