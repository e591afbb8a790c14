/** The pages of the executable WAR in a real, headless Chromium. */
package io.duplexws.browser;
