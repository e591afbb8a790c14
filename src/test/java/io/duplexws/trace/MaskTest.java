package io.duplexws.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Authorization         | Bearer s3cr3t            | Bearer (hidden, 13 characters)
            authorization         | BASIC czNjcjN0           | BASIC (hidden, 14 characters)
            Authorization         | s3cr3t                   | (hidden, 6 characters)
            Authorization         | s3cr3t and more          | (hidden, 15 characters)
            Proxy-Authorization   | Basic czNjcjN0           | Basic (hidden, 14 characters)
            Cookie                | id=s3cr3t; theme=s3cr3t  | id, theme (hidden, 23 characters)
            Cookie                | s3cr3t                   | (hidden, 6 characters)
            Cookie                | s3cr3t; id=1             | id (hidden, 12 characters)
            Set-Cookie            | id=s3cr3t                | id (hidden, 9 characters)
            X-Api-Key             | s3cr3t                   | (hidden, 6 characters)
            X-CSRF-Token          | s3cr3t                   | (hidden, 6 characters)
            X-Client-Secret       | s3cr3t                   | (hidden, 6 characters)
            X-Session             | s3cr3t                   | (hidden, 6 characters)
            X-Forwarded-Auth      | s3cr3t                   | (hidden, 6 characters)
            X-Password            | s3cr3t                   | (hidden, 6 characters)
            Cf-Access-Jwt         | s3cr3t                   | (hidden, 6 characters)
            """)
    void hidesWhatLetsSomebodyIn(String name, String value, String shown) {
        assertThat(Mask.header(name, value)).isEqualTo(shown).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Key, dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol, 'chat.v2, chat.v1'",
        "Host, localhost:8080",
        "User-Agent, curl/8",
        "Connection, keep-alive",
        "X-Forwarded-For, 192.0.2.1"
    })
    void showsEverythingElse(String name, String value) {
        assertThat(Mask.header(name, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, /ws",
                "trace=AbCdEfGhIjKlMnOpQr_-09, /ws?trace=…",
                "trace=AbCdEfGhIjKlMnOpQr_-09.left, /ws?trace=….left",
                "trace=AbCdEfGhIjKlMnOpQr_-0.9left, /ws?trace=…",
                "trace=x.AbCdEfGhIjKlMnOpQr_-09, /ws?trace=…",
                "trace, /ws?trace=…",
                "a=b&trace=x&trace=y, /ws?a=b&trace=…&trace=…",
                "access_token=s3cr3t&n=1, '/ws?access_token=(hidden, 6 characters)&n=1'",
                "token, /ws?token"
            })
    void hidesTheNonceAndOtherSecretsInTheTarget(String query, String shown) {
        assertThat(Mask.target("/ws", query)).isEqualTo(shown);
    }
}
