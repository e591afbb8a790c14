package io.duplexws.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An element of a page of ours, read well enough for them: every element is closed, values stand in double quotes. */
final class Element {

    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|<![^>]*>|<%.*?%>"
                    + "|<(?<end>/?)(?<name>[\\w:-]+)(?<attributes>(?:\\s+[\\w:-]+(?:=\"[^\"]*\")?)*)\\s*(?<empty>/?)>"
                    + "|(?<text>[^<]+|<)",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)(?:=\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "br", "path");

    final String name;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final Element parent;

    /** Elements and strings, in order. */
    final List<Object> content = new ArrayList<>();

    private Element(String name, Element parent) {
        this.name = name;
        this.parent = parent;
    }

    /** The root, which holds the whole document. */
    static Element parse(String html) {
        String plain = html.replaceAll("(?s)(<(script|style)\\b[^>]*>).*?(</\\2>)", "$1$3");
        Element root = new Element("", null);
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        for (Matcher token = TOKEN.matcher(plain); token.find(); ) {
            if (token.group("text") != null) {
                open.peek().content.add(token.group("text"));
            } else if (token.group("name") != null) {
                take(token, open);
            }
        }
        if (open.size() != 1) {
            throw new IllegalArgumentException("<" + open.peek().name + "> is not closed");
        }
        return root;
    }

    private static void take(Matcher token, Deque<Element> open) {
        String name = token.group("name");
        if (!token.group("end").isEmpty()) {
            if (!open.pop().name.equals(name)) {
                throw new IllegalArgumentException("</" + name + "> closes nothing");
            }
            return;
        }
        Element element = new Element(name, open.peek());
        ATTRIBUTE
                .matcher(token.group("attributes"))
                .results()
                .forEach(one -> element.attributes.put(one.group(1), one.group(2) == null ? "" : one.group(2)));
        open.peek().content.add(element);
        if (token.group("empty").isEmpty() && !VOID.contains(name)) {
            open.push(element);
        }
    }

    /** This one and all below it. */
    Stream<Element> all() {
        return Stream.concat(
                Stream.of(this),
                content.stream()
                        .filter(Element.class::isInstance)
                        .map(Element.class::cast)
                        .flatMap(Element::all));
    }

    Stream<Element> selfAndAncestors() {
        return Stream.iterate(this, element -> element.parent != null, element -> element.parent);
    }

    Stream<String> texts() {
        return content.stream().filter(String.class::isInstance).map(String.class::cast);
    }

    /** As a catalogue writes it: parts as elements without attributes, white space as one space. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (Object part : content) {
            words.append(
                    part instanceof Element element
                            ? "<" + element.name + ">" + element.words() + "</" + element.name + ">"
                            : part);
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return "<" + name + " " + attributes + ">";
    }
}
