package io.holdfast.bench.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.product.Http;
import org.junit.jupiter.api.Test;

class DescriptionTest {
    private final Description description = new Description(Http.json("""
        {"paths":{"/api/things":{
          "get":{"parameters":[{"in":"query","name":"from","required":true,"example":"1"},{"in":"query","name":"to"}]},
          "post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewThing"}}}}}}},
         "components":{"schemas":{"NewThing":{"required":["name","level","kind","parts"],"properties":{
           "name":{"type":"string","example":"spade"},"level":{"type":"integer","example":"3"},
           "kind":{"type":"string","enum":["TOOL"]},"parts":{"type":"array","minItems":2},
           "note":{"type":"string"}}}}}}\
        """));

    @Test
    void itNamesWhatThereIs() {
        assertThat(description.addresses()).containsExactly("GET /api/things", "POST /api/things");
    }

    @Test
    void aRequestBringsWhatIsRequiredAndNoMore() {
        assertThat(description.query("GET", "/api/things")).isEqualTo("?from=1");
        assertThat(description.query("POST", "/api/things")).isEmpty();
        assertThat(description.body("GET", "/api/things")).isNull();
        assertThat(description.body("POST", "/api/things"))
                .isEqualTo("{\"name\":\"spade\",\"level\":3,\"kind\":\"TOOL\",\"parts\":[\"x1\",\"x2\"]}");
    }
}
