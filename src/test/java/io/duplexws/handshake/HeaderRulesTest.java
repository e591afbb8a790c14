package io.duplexws.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each header alone, in the many ways in which clients and proxies write it. */
class HeaderRulesTest {

    private final UpgradeCheck check = new UpgradeCheck(new OriginPolicy.Any());

    @ParameterizedTest
    @ValueSource(
            strings = {"Upgrade", "upgrade", "UPGRADE", "keep-alive, Upgrade", " keep-alive ,upgrade", ",Upgrade,"})
    void takesUpgradeAmongTheTokensOfConnection(String value) {
        assertThat(isLetThrough(Ask.good().with("Connection", value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade-insecure-requests", "no-upgrade", "upgrades", "", "keep-alive upgrade", "close"})
    void comparesTokensOfConnectionWhole(String value) {
        assertThat(isLetThrough(Ask.good().with("Connection", value))).isFalse();
    }

    @Test
    void readsRepeatedConnectionLinesAsOneList() {
        assertThat(isLetThrough(Ask.good().with("Connection", "keep-alive").and("connection", "Upgrade")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "WEBSOCKET", "h2c, websocket"})
    void takesWebsocketAmongTheTokensOfUpgrade(String value) {
        assertThat(isLetThrough(Ask.good().with("Upgrade", value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websockets", "web socket", "websocket/13", "h2c", ""})
    void comparesTokensOfUpgradeWhole(String value) {
        assertThat(isLetThrough(Ask.good().with("Upgrade", value))).isFalse();
    }

    @Test
    void readsRepeatedUpgradeLinesAsOneList() {
        assertThat(isLetThrough(Ask.good().with("Upgrade", "h2c").and("Upgrade", "websocket")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", " 13 ", "8, 13"})
    void takes13AmongTheVersions(String value) {
        assertThat(isLetThrough(Ask.good().with("Sec-WebSocket-Version", value)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "8", "12", "14", "013", "13.0", "1 3", "130", "", "-13"})
    void refusesOtherVersions(String value) {
        assertThat(isLetThrough(Ask.good().with("Sec-WebSocket-Version", value)))
                .isFalse();
    }

    @Test
    void refusesKeyOf15Bytes() {
        assertThat(sentence(Ask.good().with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1")))
                .contains("it decodes to 15 bytes");
    }

    @Test
    void refusesKeyOf17Bytes() {
        assertThat(sentence(Ask.good().with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1Njc=")))
                .contains("it decodes to 17 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBs\u00e9SBub25jZQ=="})
    void refusesKeyThatIsNoBase64(String value) {
        assertThat(isLetThrough(Ask.good().with("Sec-WebSocket-Key", value))).isFalse();
    }

    @Test
    void refusesKeyInTheAlphabetOfUrls() {
        assertThat(isLetThrough(Ask.good().with("Sec-WebSocket-Key", "__________________-__w==")))
                .isFalse();
    }

    @Test
    void refusesTwoKeysEvenWhenEqual() {
        assertThat(sentence(Ask.good().and("sec-websocket-key", Ask.KEY)))
                .startsWith("2 'Sec-WebSocket-Key' headers where one is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1", "HTTP/2.0", "HTTP/3.0"})
    void takesHttpOf11AndNewer(String protocol) {
        assertThat(isLetThrough(Ask.good().in(protocol))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/0.9"})
    void refusesHttpOlderThan11(String protocol) {
        assertThat(isLetThrough(Ask.good().in(protocol))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "get", "BREW"})
    void refusesOtherMethods(String method) {
        assertThat(isLetThrough(Ask.good().by(method))).isFalse();
    }

    @Test
    void takesBodyOfNoBytes() {
        assertThat(isLetThrough(Ask.good().and("Content-Length", "0"))).isTrue();
    }

    @Test
    void refusesSecondContentLengthThatIsNot0() {
        assertThat(isLetThrough(Ask.good().and("Content-Length", "0").and("content-length", "7")))
                .isFalse();
    }

    private boolean isLetThrough(Ask ask) {
        return check.refusal(ask.request()).isEmpty();
    }

    private String sentence(Ask ask) {
        return check.refusal(ask.request()).orElseThrow().sentence();
    }
}
