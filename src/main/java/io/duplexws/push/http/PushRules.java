package io.duplexws.push.http;

import io.duplexws.handshake.OriginPolicy;
import io.duplexws.push.PublishToken;

/**
 * Who may do what below {@code /push}.
 *
 * @param origins   whose pages may hear and publish
 * @param token     what publishers say
 * @param mostBytes of a message
 */
public record PushRules(OriginPolicy origins, PublishToken token, int mostBytes) {}
