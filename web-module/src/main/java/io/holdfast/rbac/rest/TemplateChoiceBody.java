package io.holdfast.rbac.rest;

import io.holdfast.rbac.usecase.TemplateChoice;
import io.holdfast.webshared.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that chooses a version of a template. */
@Schema(name = "ChosenPermissionTemplate")
public record TemplateChoiceBody(
        @Schema(required = true, minimum = "1", example = "2")
        int version,

        @Schema(
                required = true,
                description =
                        "true to get each newer version with the release that brings it; 'version' is then the newest")
        boolean followsNewest) {
    private static final int LONGEST_NAME = 50;

    /** What is chosen of a template that the address names. */
    static TemplateChoice read(String pack, String module, String text) {
        return of(pack, module, JsonBody.of(text, "version", "followsNewest"));
    }

    /** What is chosen of a template that the body names too. */
    static TemplateChoice of(JsonBody body) {
        return of(body.text("pack", LONGEST_NAME), body.text("module", LONGEST_NAME), body);
    }

    private static TemplateChoice of(String pack, String module, JsonBody body) {
        int version = (int) body.number("version", 1, Integer.MAX_VALUE);
        boolean follows = body.flag("followsNewest");
        body.check();
        return new TemplateChoice(pack, module, version, follows);
    }
}
