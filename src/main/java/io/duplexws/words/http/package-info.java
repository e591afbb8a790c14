/** Which language a request asks for, and the catalogues of the WAR. */
package io.duplexws.words.http;
