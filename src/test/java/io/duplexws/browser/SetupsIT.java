package io.duplexws.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Set-ups that are remembered, saved, found again, and carried elsewhere as a file. */
@ExtendWith(Browsing.class)
final class SetupsIT {

    private static final String REMEMBERED = "return JSON.parse(localStorage.getItem('duplex.setups'))";

    @TempDir
    static Path scratch;

    @Test
    void remembersWhatWasConnectedOnceTheNewestFirst(Console console) {
        console.connect("ws", "chat.v1");
        console.connect("echo_once", "");
        console.binaryType("arraybuffer");
        console.connect("ws", "chat.v1");
        console.binaryType("blob");
        console.connect("ws", "chat.v1");

        Picks setups = Picks.open(console, "setups");

        assertThat(setups.titles())
                .containsExactly(console.socketUrl("ws"), console.socketUrl("ws"), console.socketUrl("echo_once"));
        assertThat(setups.about()).isEqualTo("offers chat.v1 · blob");
        setups.close();
    }

    @Test
    void remembersFiftyConnectionsAndNoMore(Console console) {
        console.script("""
                const history = Array.from({ length: 50 }, (_, number) => (
                  { url: `ws://elsewhere.invalid/${number}`, protocols: [], binaryType: "blob", message: null }));
                localStorage.setItem("duplex.setups", JSON.stringify({ saved: [], history }));
                """);
        console.connect();

        Picks setups = Picks.open(console, "setups");

        assertThat(setups.titles())
                .hasSize(50)
                .startsWith(console.socketUrl("ws"), "ws://elsewhere.invalid/0")
                .endsWith("ws://elsewhere.invalid/48");
        setups.close();
    }

    @Test
    void doesNotRememberWhatNeverOpened(Console console) {
        console.attempt(console.socketUrl("nowhere"), "");
        console.row("close", 1);

        Picks setups = Picks.open(console, "setups");

        assertThat(setups.titles()).isEmpty();
        assertThat(console.byId("setups-none").isDisplayed()).isTrue();
        setups.close();
    }

    @Test
    void fillsInASavedSetupWithItsMessageAndDoesNotConnect(Console console) {
        console.fill("url", console.socketUrl("echo_once"));
        console.fill("protocols", "chat.v2,chat.v1");
        console.binaryType("arraybuffer");
        console.click("tab-hex");
        console.fill("hex", "00 ff");
        Picks setups = Picks.open(console, "setups");
        setups.save("bytes, once");
        setups.tells("Saved as “bytes, once”.");
        setups.close();
        console.driver().navigate().refresh();
        console.until(() -> !console.value("url").isEmpty(), () -> "the page did not fill in its URL");

        Picks.open(console, "setups").use("bytes, once");

        assertThat(console.value("url")).isEqualTo(console.socketUrl("echo_once"));
        assertThat(console.value("protocols")).isEqualTo("chat.v2, chat.v1");
        assertThat(console.value("binary-type")).isEqualTo("arraybuffer");
        assertThat(console.value("hex")).isEqualTo("00 ff");
        assertThat(console.byId("panel-hex").isDisplayed()).isTrue();
        assertThat(console.text("setup-told")).isEqualTo("Filled in from “bytes, once”.");
        assertThat(console.state()).isEmpty();
    }

    @Test
    void isFoundAndFilledInByKeyboardAlone(Console console) {
        console.connect("echo_once", "");
        console.connect("ws", "");
        console.byId("setups").sendKeys(Keys.ENTER);
        assertThat(console.focused()).isEqualTo("setups-search");

        console.press(Keys.ARROW_DOWN);
        String active = console.byId("setups-search").getDomAttribute("aria-activedescendant");
        assertThat(console.byId(active).getText()).startsWith(console.socketUrl("echo_once"));
        console.press("ONCE", Keys.ENTER);

        assertThat(console.value("url")).isEqualTo(console.socketUrl("echo_once"));
        assertThat(console.focused()).isEqualTo("connect");
    }

    @Test
    void renamesDeletesAndTakesItBack(Console console) {
        console.connect();
        Picks setups = Picks.open(console, "setups");
        setups.save("first");
        setups.save("second");

        setups.rename("first", "the first");
        setups.tells("“first” is called “the first” now.");
        setups.delete("second");
        setups.tells("Deleted “second”.");
        assertThat(setups.titles()).containsExactly("the first", console.socketUrl("ws"));
        console.click("setups-undo");
        assertThat(setups.titles()).containsExactly("second", "the first", console.socketUrl("ws"));

        console.click("setups-clear");
        assertThat(setups.titles()).containsExactly("second", "the first");
        setups.close();
        assertThat(console.focused()).isEqualTo("setups");
    }

    @Test
    void refusesANameThatIsTakenOrMissing(Console console) {
        Picks setups = Picks.open(console, "setups");
        setups.save("one");

        setups.save("one");
        setups.refusesTheName("“one” is saved already, and is just this set-up.");
        setups.save("");
        setups.refusesTheName("There is no name; wanted is one to find it by.");
        setups.close();
        console.fill("protocols", "chat.v1");
        setups = Picks.open(console, "setups");
        setups.save("one");

        setups.refusesTheName("“one” is the name of another set-up; wanted is a new name, or delete that one first.");
        assertThat(console.byId("setups-name").getDomAttribute("aria-invalid")).isEqualTo("true");
        setups.close();
    }

    @Test
    void comesBackWholeFromTheFileThatItWrote(Console console) throws IOException {
        console.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", scratch.toString()));
        console.connect("ws", "chat.v1");
        console.send("a \"quoted\" 你好\nline");
        Picks setups = Picks.open(console, "setups");
        setups.save("greeting");
        Object before = console.script(REMEMBERED);

        console.click("setups-export");
        setups.tells("Exported");
        Path file = downloaded(console);
        JsonObject exported = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(exported.get("duplex").getAsString()).isEqualTo("set-ups");
        setups.importFile(file);
        setups.tells(
                "0 saved set-ups and 0 of the history came in." + " 2 duplicates of what was here already stayed out.");
        setups.delete("greeting");
        console.click("setups-clear");
        setups.importFile(file);
        setups.tells("1 saved set-up and 1 of the history came in.");

        assertThat(console.script(REMEMBERED)).isEqualTo(before);
        setups.close();
    }

    @Test
    void givesAnotherNameToAnImportedOneWhoseNameIsTaken(Console console) throws IOException {
        Picks setups = Picks.open(console, "setups");
        setups.save("chat");

        setups.importFile(file("""
                {"duplex": "set-ups", "version": 1, "history": [], "saved": [
                  {"name": "chat", "url": "wss://elsewhere.invalid/", "protocols": [], "binaryType": "blob"}]}
                """));

        setups.tells("The name was taken by another, so it came in: “chat” as “chat (2)”.");
        assertThat(setups.titles()).containsExactly("chat (2)", "chat");
        setups.close();
    }

    @Test
    void tellsEveryFaultOfAFileAndImportsNothing(Console console) throws IOException {
        Picks setups = Picks.open(console, "setups");

        setups.importFile(file("""
                {"duplex": "set-ups", "version": 1, "history": {}, "saved": [
                  {"name": "good", "url": "wss://elsewhere.invalid/", "protocols": [], "binaryType": "blob"},
                  {"name": 5, "url": "", "protocols": "chat", "binaryType": "text", "colour": "red"}]}
                """));

        setups.tells("Nothing was imported.");
        assertThat(faults(console)).containsExactly("""
                saved[1] has the member “colour”; wanted are only url, protocols, binaryType, message, name.
                saved[1].url is ""; wanted is a text like wss://host/path, of at most 8192 characters.
                saved[1].protocols is "chat"; wanted is a list of names like ["chat.v2"], empty for none.
                saved[1].binaryType is "text"; wanted is "blob" or "arraybuffer".
                saved[1].name is 5; wanted is a text.
                history is {}; wanted is a list, empty for none.""".split("\n"));
        assertThat(setups.titles()).isEmpty();
        setups.close();
    }

    @Test
    void tellsWhatIsNoFileOfSetups(Console console) throws IOException {
        Picks setups = Picks.open(console, "setups");

        setups.importFile(file("<html>"));
        setups.tells("Nothing was imported.");
        assertThat(faults(console)[0])
                .startsWith("The file is no JSON (")
                .endsWith("); wanted is one that Export wrote.");
        setups.importFile(file("{\"duplex\": \"set-ups\", \"version\": 7}"));
        console.shows("setups-more", "The file's version is 7; wanted is 1, the only one that is known here.");
        setups.importFile(file("[]"));
        console.shows("setups-more", "The file holds no set-ups: it is []; wanted is an object with");
        setups.close();
    }

    @Test
    void worksOnWhenTheStorageIsFullAndSaysSoOnce(Console console) {
        console.script("""
                Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
                """);
        console.connect();
        console.shows("storage-told", "This browser's storage for the page is full");
        Picks setups = Picks.open(console, "setups");
        setups.save("kept for now");

        assertThat(setups.titles()).containsExactly("kept for now", console.socketUrl("ws"));
        assertThat(console.script(REMEMBERED)).isNull();
        setups.close();
    }

    @Test
    void worksOnWhereNothingMayBeKept(Console console) {
        console.script("Storage.prototype.getItem = () => { throw new DOMException('no', 'SecurityError'); };"
                + "Storage.prototype.setItem = Storage.prototype.getItem;");
        console.connect();
        console.shows("storage-told", "This browser forbids the page to keep anything");

        Picks setups = Picks.open(console, "setups");

        assertThat(setups.titles()).containsExactly(console.socketUrl("ws"));
        setups.close();
    }

    @Test
    void ignoresWhatAStrangerKeptThere(Console console) {
        console.script("localStorage.setItem('duplex.setups', '{\"saved\": [5, {\"name\": 1}], \"history\": \"x\"}');"
                + "localStorage.setItem('duplex.templates', 'no json');");

        Picks setups = Picks.open(console, "setups");
        assertThat(setups.titles()).isEmpty();
        setups.close();
        Picks templates = Picks.open(console, "templates");
        assertThat(templates.titles()).contains("JSON");
        templates.close();
    }

    private static String[] faults(Console console) {
        return console.byId("setups-more").findElements(By.tagName("li")).stream()
                .map(fault -> fault.getDomProperty("textContent"))
                .toArray(String[]::new);
    }

    private static Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(scratch, "import-", ".json"), content);
    }

    private static Path downloaded(Console console) throws IOException {
        Path[] found = new Path[1];
        console.until(
                () -> {
                    try (var files = Files.list(scratch)) {
                        found[0] = files.filter(
                                        file -> file.getFileName().toString().matches("duplex-set-ups-[\\d-]+\\.json"))
                                .findFirst()
                                .orElse(null);
                        return found[0] != null;
                    } catch (IOException broken) {
                        throw new java.io.UncheckedIOException(broken);
                    }
                },
                () -> "nothing was downloaded");
        return found[0];
    }
}
