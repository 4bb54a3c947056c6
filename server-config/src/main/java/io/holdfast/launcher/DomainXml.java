package io.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The configuration of a Payara domain, changed while the server is down: no port is open before it is closed. */
final class DomainXml {
    private static final String CONFIG = "/domain/configs/config[@name='server-config']";

    private final Path file;
    private final Document document;

    DomainXml(Path file) throws IOException {
        this.file = file;
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            document = factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("cannot read " + file, e);
        }
    }

    /** @param element path below the server's configuration; it must exist */
    void set(String element, String attribute, String value) throws IOException {
        var found = elements(CONFIG + element).toList();
        if (found.isEmpty()) throw new IOException(file + " has no " + element);
        found.forEach(e -> e.setAttribute(attribute, value));
    }

    void setGrid(Map<String, String> attributes) throws IOException {
        elements("/domain/hazelcast-runtime-configuration").forEach(e -> attributes.forEach(e::setAttribute));
    }

    /** Adds an element to the server's configuration. */
    void add(String name, Map<String, String> attributes) throws IOException {
        elements(CONFIG).forEach(config -> {
            var element = document.createElement(name);
            attributes.forEach(element::setAttribute);
            config.appendChild(element);
        });
    }

    void removeJvmOptions(String beginning) throws IOException {
        elements(CONFIG + "/java-config/jvm-options")
                .filter(e -> e.getTextContent().startsWith(beginning))
                .forEach(e -> e.getParentNode().removeChild(e));
    }

    void addJvmOption(String option) throws IOException {
        elements(CONFIG + "/java-config").forEach(config -> {
            var element = document.createElement("jvm-options");
            element.setTextContent(option);
            config.appendChild(element);
        });
    }

    void save() throws IOException {
        try {
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IOException("cannot write " + file, e);
        }
    }

    private Stream<Element> elements(String path) throws IOException {
        try {
            var nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(nodes::item)
                    .map(Element.class::cast)
                    .toList()
                    .stream();
        } catch (XPathExpressionException e) {
            throw new IOException(path, e);
        }
    }
}
