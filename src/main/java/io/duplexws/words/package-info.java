/** What is said to people, in the languages that there are words for. */
package io.duplexws.words;
