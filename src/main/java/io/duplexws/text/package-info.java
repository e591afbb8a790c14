/** Words shown to people: foreign text made safe. Knows only the JDK. */
package io.duplexws.text;
